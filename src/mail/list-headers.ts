import type { Newsletter } from '../schema/newsletter.js'
import { listAddress, listMailto } from './list-address.js'
import { listIdOf } from './list-id.js'

/** What a message says of the mailing list that it goes to. Addresses are ASCII, without white space and `"<>,`. */
export interface ListHeaders {
  /** The list's name, for people. */
  readonly name: string
  /** List-Id without angle brackets (RFC 2919). */
  readonly id: string
  /** The one https address to which a mail program posts `List-Unsubscribe=One-Click` (RFC 8058 §3.1). */
  readonly oneClick: string | null
  /** The `mailto:` address at which people unsubscribe (RFC 2369 §3.2). */
  readonly mailto: string | null
  /** The archive (RFC 2369 §3.6). */
  readonly archive: string
}

/**
 * The list headers of a newsletter for an audience. A way to unsubscribe stands there only when newsletter.yaml has one:
 * an https address of its imprint is a page for people, to which no program may post.
 */
export function listHeadersOf({ name, url, list, imprint }: Pick<Newsletter, 'name' | 'url' | 'list' | 'imprint'>, audience: string): ListHeaders {
  const id = list.id ?? listIdOf(url)
  return {
    name,
    id: audience === 'public' ? id : `${audience}.${id}`,
    oneClick: list.unsubscribe === undefined ? null : listAddress(list.unsubscribe),
    mailto: imprint.unsubscribe === undefined ? null : listMailto(imprint.unsubscribe),
    archive: listAddress(url),
  }
}
