import { checkedText, MailFieldError } from './fields.js'
import { phrase, type Field } from './header.js'
import type { ListHeaders } from './list-headers.js'

/** The fields, in the order in which they stand in a message; throws a MailFieldError. */
export function listFields({ name, id, oneClick, mailto, archive }: ListHeaders): Field[] {
  const ways = [oneClick, mailto].filter((address) => address !== null)
  const unsubscribe: Field[] = ways.length === 0 ? [] : [['List-Unsubscribe', ways.map((address) => bracketed('List-Unsubscribe', address)).join(', ')]]
  const post: Field[] = oneClick === null ? [] : [['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click']]
  return [['List-Id', `${phrase('List-Id', name)} <${checkedId(id)}>`], ...unsubscribe, ...post, ['List-Archive', bracketed('List-Archive', archive)]]
}

/** RFC 2369 §2: what stands between angle brackets has none, and no white space; many programs split at commas within them, too. */
function bracketed(field: string, address: string): string {
  checkedText(field, address)
  if (!/^(?:https?|mailto):[!#-+\--;=?-~]+$/.test(address)) throw new MailFieldError(field, `“${address}”`, 'an address such as https://example.org/unsubscribe')
  return `<${address}>`
}

/** RFC 2919 §2: two labels at least; at most 255 characters. */
function checkedId(id: string): string {
  checkedText('List-Id', id)
  if (id.length > 255 || !/^[\w-]+(?:\.[\w-]+)+$/.test(id)) throw new MailFieldError('List-Id', `“${id}”`, 'a short name such as news.example.org')
  return id
}
