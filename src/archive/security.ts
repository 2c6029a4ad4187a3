/** What a page does: `mail` is an email as it was sent, whose styles are inline; a `styleHash` is one of `style-src`, such as `sha256-…`. */
export type PageKind = 'plain' | 'script' | 'search' | 'mail' | { readonly styleHash: string }

const shut = `default-src 'none'`
const pictures = `img-src 'self'`
const rest = `base-uri 'none'; form-action 'none'`

/**
 * The value of a page's `<meta http-equiv="Content-Security-Policy">` (CSP 3 §3.3): nothing but what the page needs, and
 * nothing from elsewhere. It must come before all that loads something.
 *
 * `frame-ancestors`, `report-uri` and `sandbox` have no meaning there, and browsers complain of them: see headersFile.
 * JSON-LD needs no leave, because it is not run.
 */
export function policyOf(kind: PageKind): string {
  if (kind === 'mail') return `${shut}; ${pictures}; style-src 'unsafe-inline'; ${rest}`
  if (typeof kind === 'object') return `${shut}; ${pictures}; style-src 'self' '${kind.styleHash}'; ${rest}`
  const base = `${shut}; ${pictures}; style-src 'self'`
  if (kind === 'plain') return `${base}; ${rest}`
  if (kind === 'script') return `${base}; script-src 'self'; ${rest}`
  // Pagefind's index is fetched, and read by WebAssembly; the page's form leads to itself.
  return `${base}; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; base-uri 'none'; form-action 'self'`
}

/** What some page of the archive may do. A header and a `<meta>` both hold (CSP 3 §8.1), so each page's own policy narrows this one. */
const outermost = `${shut}; ${pictures}; style-src 'self' 'unsafe-inline'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`

/** Features of browsers that no page of ours uses. None but names that browsers know: they complain of others. */
const features = ['accelerometer', 'autoplay', 'camera', 'display-capture', 'encrypted-media', 'fullscreen', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi', 'payment', 'picture-in-picture', 'publickey-credentials-get', 'screen-wake-lock', 'usb', 'xr-spatial-tracking']

/**
 * The text of `_headers` for Netlify, Cloudflare Pages and those that read the same; other hosts can be told by hand.
 *
 * Of several rules that match one path all hold, and a header that two of them name is joined with a comma: so no two
 * name the same, and `/*` is the outermost bound. One asterisk a path, and nothing behind it: not all read more.
 *
 * Types of content are not in it: hosts know `.ics`, `.xml` and `.json`, and no pattern for them is read everywhere.
 *
 * Not ours to say:
 *
 * - `Strict-Transport-Security`: it binds a whole host for months, beyond this archive and against other services
 *   there; whoever has the domain decides.
 * - `Cross-Origin-Resource-Policy`: mail readers in the browser show pictures from here.
 */
export function headersFile(): string {
  return `/*
  Content-Security-Policy: ${outermost}
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
  Permissions-Policy: ${features.map((feature) => `${feature}=()`).join(', ')}
  Cross-Origin-Opener-Policy: same-origin

# Names that hold a hash of the content: what is behind one never changes.
/assets/*
  Cache-Control: public, max-age=31536000, immutable
`
}
