import type { Artefact } from '../artefact.js'
import { addressOf } from '../issue/address.js'
import type { IssueHead } from '../issue/parse-issue.js'
import type { Newsletter } from '../schema/newsletter.js'
import { rootFrom } from './frame.js'
import { permalink } from './permalinks.js'
import { policyOf } from './security.js'

/**
 * The email of an issue as everybody got it, for the archive. Two things change: its pictures are named relative to the
 * page, so that it asks nobody else for them, wherever the archive lies; and its head says what keeps browsers and search
 * engines to that.
 */
export function asSent(email: string, head: IssueHead, { url }: Newsletter): Artefact {
  const path = `${addressOf(head)}/email.html`
  const assets = `${url}assets/`
  const local = email.replace(image, (tag) => tag.replace(/(?<= src=")[^"]*/, (src) => {
    const address = unescaped(src)
    return address.startsWith(assets) ? escaped(`${rootFrom(path)}assets/${address.slice(assets.length)}`) : src
  }))
  const own = `<meta http-equiv="Content-Security-Policy" content="${escaped(policyOf('mail'))}"><meta name="robots" content="noindex"><meta name="referrer" content="no-referrer"><link rel="canonical" href="${escaped(permalink(url, head))}">`
  return { path: `archive/${path}`, contents: local.replace(/<head>/i, (tag) => `${tag}${own}`), kind: 'page', source: head.path }
}

/** A picture's tag: text has no `<`, and an attribute no quotation mark, that is not escaped. */
const image = /<img (?:[^">]|"[^"]*")*>/gi

/** Handlebars writes `&amp;` and `&#x3D;`, and our HTML `&#x26;`. */
function unescaped(text: string): string {
  return text.replace(/&#x([0-9a-f]{1,6});/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).replaceAll('&amp;', '&')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
}
