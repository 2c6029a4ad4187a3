/*
 * Whether the addresses in an attribute value, as it stands in the HTML, are http, https, mailto, tel, cid or relative.
 * `//host` is neither: in a mail it has no scheme to inherit.
 */

export function isSafeUrl(value: string): boolean {
  return settled.test(value) || isSafe(decodeReferences(value))
}

/** For `srcset`, taken apart as in HTML §4.8.4.2.4. */
export function isSafeSrcset(value: string): boolean {
  const text = decodeReferences(value)
  for (let at = 0; at < text.length;) {
    const start = matchAt(/[\s,]*/y, text, at)
    const end = matchAt(/\S*/y, text, start)
    const url = text.slice(start, end)
    if (!isSafe(url.replace(/(?<!,),+$/, ''))) return false
    // After an address comes a descriptor, up to the next comma outside of parentheses.
    at = url.endsWith(',') ? end : matchAt(/(?:\([^)]*\)?|[^,(])*/y, text, end)
  }
  return true
}

/** For `ping`: addresses with white space between them. */
export function isSafeUrlList(value: string): boolean {
  return decodeReferences(value).split(/\s+/).every(isSafe)
}

/** For the `content` of `<meta http-equiv="refresh">`: seconds, then an address. */
export function isSafeRefresh(value: string): boolean {
  return isSafe(decodeReferences(value).replace(/^\s*[\d.]*[\s;,]*(?:url\s*=\s*)?['"]?/i, ''))
}

const schemes = new Set(['http', 'https', 'mailto', 'tel', 'cid'])

/** Nothing that follows can change what starts so. Most addresses do, and this is far quicker. */
const settled = /^(?:(?:https?|mailto|tel|cid):|#|[./][a-z0-9.])/i

function isSafe(decoded: string): boolean {
  const scheme = schemeOf(decoded)
  return scheme === null || schemes.has(scheme)
}

/** Whether an address, without character references, stays on the server that its page came from. */
export function isRelative(url: string): boolean {
  return schemeOf(url) === null
}

/** In lower case; `//` for an address that has a host and no scheme, null for a relative one. */
function schemeOf(address: string): string | null {
  // A browser drops tabs, newlines and what stands before (WHATWG URL §4.4); other controls go too, to be sure.
  const url = address.replace(/[\u0000-\u001f\u007f]+/g, '').replace(/^ +/, '')
  return /^[/\\]{2}/.test(url) ? '//' : (/^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase() ?? null)
}

/** The named references (HTML §13.5) for what matters in front of a path or between two addresses; no letter or digit has one, but for `fj`. */
const named: ReadonlyMap<string, string> = new Map([
  ['Tab', '\t'], ['NewLine', '\n'], ['colon', ':'], ['sol', '/'], ['bsol', '\\'], ['period', '.'], ['plus', '+'],
  ['comma', ','], ['semi', ';'], ['equals', '='], ['lpar', '('], ['rpar', ')'], ['amp', '&'], ['AMP', '&'], ['fjlig', 'fj'],
])

function decodeReferences(value: string): string {
  if (!value.includes('&')) return value
  return value.replace(/&(?:#x([0-9a-f]+);?|#([0-9]+);?|([a-z]+);)/gi, (whole: string, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return named.get(name) ?? whole
    const code = hex === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
  })
}

/** Where the match of a sticky pattern that also matches nothing ends. */
function matchAt(sticky: RegExp, text: string, at: number): number {
  sticky.lastIndex = at
  sticky.test(text)
  return sticky.lastIndex
}
