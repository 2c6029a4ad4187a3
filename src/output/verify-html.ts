import type { Artefact } from '../artefact.js'
import { textOf } from './text-of.js'
import type { Message } from '../messages/message.js'
import { requestsIn } from './css-requests.js'
import { visitTags, type ScriptElement, type Tag } from './html-tags.js'
import { isSafeRefresh, isSafeSrcset, isSafeUrl, isSafeUrlList } from './safe-url.js'
import { shown, unsafeCss, unsafeMarkup } from './unsafe-output.js'

/**
 * No script, no event handler, no unsafe address and no style that loads something in an HTML artefact; other artefacts
 * pass. Pages of the archive may hold data for machines, and name `scripts`: paths of those that this build made, such as
 * `archive/assets/events-0123abcd.js`. One message for each finding, however often it occurs.
 */
export function verifyHtml(artefact: Artefact, scripts: ReadonlySet<string> = new Set()): Message[] {
  if (!/\.html?$/i.test(artefact.path)) return []
  const { contents } = artefact
  const findings = new Set<string>()
  const requests = new Set<string>()
  let hasBase = false
  let hasOwnScript = false
  visitTags(textOf(contents), {
    tag: tag => {
      hasBase ||= tag.name === 'base'
      findInTag(tag, artefact.path.startsWith('email/'), finding => findings.add(finding))
    },
    style: css => requestsIn(css).forEach(request => requests.add(request)),
    script: script => {
      if (isOwnScript(script, artefact.path, scripts)) hasOwnScript = true
      else if (!isData(script, artefact.path)) findings.add('a <script> element')
    },
    ambiguous: what => findings.add(what),
  })
  // What their addresses are relative to would be elsewhere.
  if (hasBase && hasOwnScript) findings.add('a <base> element beside a <script>')
  return [...[...findings].map(finding => unsafeMarkup(artefact, finding)), ...[...requests].map(request => unsafeCss(artefact, request))]
}

/** JSON-LD, which browsers do not run (HTML §4.12.1, data block). Letter for letter as our templates write it: nothing in it can end or change it. */
function isData({ source, isCertain }: ScriptElement, path: string): boolean {
  return isCertain && path.startsWith('archive/') && /^<script type="application\/ld\+json">[^<]*$/.test(source)
}

/** One of `scripts`, named by its content, with the way there from this very page. Letter for letter, too. */
function isOwnScript({ source, isCertain }: ScriptElement, path: string, scripts: ReadonlySet<string>): boolean {
  const [, up, name] = /^<script defer src="((?:\.\.\/)*)(assets\/[a-z][a-z0-9-]*-[0-9a-f]{8}\.js)">$/.exec(source) ?? []
  return isCertain && path.startsWith('archive/') && up === '../'.repeat(path.split('/').length - 2) && scripts.has(`archive/${name}`)
}

/** Attributes that hold an address, and how to judge it. */
const addresses: ReadonlyMap<string, (value: string) => boolean> = new Map([
  ...['href', 'src', 'action', 'formaction', 'background', 'poster', 'cite', 'longdesc', 'lowsrc', 'dynsrc', 'codebase'].map(name => [name, isSafeUrl] as const),
  ['srcset', isSafeSrcset],
  ['imagesrcset', isSafeSrcset],
  ['ping', isSafeUrlList],
])

function findInTag({ name, attributes }: Tag, isMail: boolean, report: (finding: string) => void): void {
  if (name.endsWith(':script')) report(`a <${name}> element`)
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
