import type { Artefact } from '../artefact.js'
import { addressOf } from '../issue/address.js'
import type { IssueHead } from '../issue/parse-issue.js'
import { escapedAttribute, withImageSources } from '../pictures/image-sources.js'
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
  const local = withImageSources(email, (address) => (address.startsWith(assets) ? `${rootFrom(path)}assets/${address.slice(assets.length)}` : null))
  const own = `<meta http-equiv="Content-Security-Policy" content="${escapedAttribute(policyOf('mail'))}"><meta name="robots" content="noindex"><meta name="referrer" content="no-referrer"><link rel="canonical" href="${escapedAttribute(permalink(url, head))}">`
  return { path: `archive/${path}`, contents: local.replace(/<head>/i, (tag) => `${tag}${own}`), kind: 'page', source: head.path }
}
