import { withImageSources } from '../pictures/image-sources.js'
import { sha256 } from '../sha256.js'
import type { MailPicture } from './body.js'
import { mailHost } from './mail-host.js'

/** The formats that pictures of emails are made in. */
const types = new Map([['png', 'image/png'], ['jpg', 'image/jpeg'], ['gif', 'image/gif'], ['webp', 'image/webp']])

/**
 * The HTML of an email with its pictures in the message: `src="https://example.org/assets/x.png"` becomes `cid:…`
 * (RFC 2392). A picture that is shown twice is there once. One that is not among `pictures` stays linked.
 *
 * @param base the archive's address, with a slash at its end
 * @param pictures by path, relative to the archive: `assets/0123456789abcdef.png`
 */
export function embedPictures(
  html: string,
  { base, pictures }: { readonly base: string; readonly pictures: ReadonlyMap<string, Uint8Array> },
): { readonly html: string; readonly pictures: readonly MailPicture[] } {
  const host = mailHost(base)
  const embedded = new Map<string, MailPicture>()
  const changed = withImageSources(html, (address) => {
    const path = address.startsWith(base) ? address.slice(base.length) : ''
    const contentType = types.get(/\.([a-z]+)$/.exec(path)?.[1] ?? '')
    const bytes = pictures.get(path)
    if (bytes === undefined || contentType === undefined) return null
    const cid = `${sha256(bytes).slice(0, 32)}@${host}`
    if (!embedded.has(cid)) embedded.set(cid, { cid, contentType, bytes, name: path.replace(/^.*\//, '') })
    return `cid:${cid}`
  })
  return { html: changed, pictures: [...embedded.values()] }
}
