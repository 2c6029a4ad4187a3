import type { Artefact } from '../artefact.js'
import { textOf } from './text-of.js'
import type { Message } from '../messages/message.js'
import { requestsIn } from './css-requests.js'
import { visitTags, type Tag } from './html-tags.js'
import { isSafeRefresh, isSafeSrcset, isSafeUrl, isSafeUrlList } from './safe-url.js'
import { shown, unsafeCss, unsafeMarkup } from './unsafe-output.js'

/**
 * No script, no event handler, no unsafe address and no style that loads something in an HTML artefact; other artefacts
 * pass. One message for each finding, however often it occurs.
 */
export function verifyHtml(artefact: Artefact): Message[] {
  if (!/\.html?$/i.test(artefact.path)) return []
  const { contents } = artefact
  const findings = new Set<string>()
  const requests = new Set<string>()
  visitTags(textOf(contents), {
    tag: tag => findInTag(tag, artefact.path.startsWith('email/'), finding => findings.add(finding)),
    style: css => requestsIn(css).forEach(request => requests.add(request)),
    ambiguous: what => findings.add(what),
  })
  return [...[...findings].map(finding => unsafeMarkup(artefact, finding)), ...[...requests].map(request => unsafeCss(artefact, request))]
}

/** Attributes that hold an address, and how to judge it. */
const addresses: ReadonlyMap<string, (value: string) => boolean> = new Map([
  ...['href', 'src', 'action', 'formaction', 'background', 'poster', 'cite', 'longdesc', 'lowsrc', 'dynsrc', 'codebase'].map(name => [name, isSafeUrl] as const),
  ['srcset', isSafeSrcset],
  ['imagesrcset', isSafeSrcset],
  ['ping', isSafeUrlList],
])

function findInTag({ name, attributes }: Tag, isMail: boolean, report: (finding: string) => void): void {
  if (name === 'script' || name.endsWith(':script')) report(`a <${name}> element`)
  for (const attribute of attributes) {
    // `xlink:href` is an href, and Outlook's drawings have prefixes of their own.
    const local = attribute.name.includes(':') ? attribute.name.slice(attribute.name.lastIndexOf(':') + 1) : attribute.name
    if (attribute.name.startsWith('on') && attribute.name !== 'on') report(`the event handler ${shown(attribute.name)} on <${shown(name)}>`)
    if (local === 'srcdoc') report(`a document in srcdoc on <${shown(name)}>`)
    // Mail has no page that it could be relative to: readers would see a gap.
    if (isMail && local === 'src' && !/^(?:https?:|cid:)/i.test(attribute.value.trim())) report(`the relative address ${shown(attribute.value)} in ${attribute.name} on <${shown(name)}>`)
    const isSafe = addresses.get(local) ?? (name === 'object' && local === 'data' ? isSafeUrl : null)
    if (isSafe?.(attribute.value) === false) report(`the address ${shown(attribute.value)} in ${attribute.name} on <${shown(name)}>`)
  }
  if (name === 'meta' && attributes.some(({ name, value }) => name === 'http-equiv' && /^\s*refresh\s*$/i.test(value))) {
    const unsafe = attributes.find(({ name, value }) => name === 'content' && !isSafeRefresh(value))
    if (unsafe !== undefined) report(`the address ${shown(unsafe.value)} in content on <meta http-equiv="refresh">`)
  }
}
