import { addressOf } from '../issue/address.js'
import type { IssueHead } from '../issue/parse-issue.js'
import { message } from '../messages/report.js'
import type { Message, Place } from '../messages/message.js'

/** What an address is compared by: servers and file systems may fold case and Unicode forms. */
const fold = (text: string): string => text.normalize('NFKC').toLowerCase().normalize('NFC')

/**
 * Rules `duplicate-slug` and `duplicate-number`: no two issues share an address or a number, no issue has one twice, and no
 * two pages are the text of one home page, which is an address too. Each language of translations has a folder of its own.
 *
 * The later file, by path, is the one that is reported; its message names the earlier one.
 */
export function duplicates(heads: readonly IssueHead[]): Message[] {
  const messages: Message[] = []
  const addresses = new Map<string, IssueHead>()
  const folders = new Map(heads.flatMap((head) => (head.translation === null ? [] : [[fold(head.translation), head]])))
  const numbers = new Map<string, IssueHead>()
  const homes = new Map<string | null, IssueHead>()
  for (const head of heads.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    for (const { slug, place } of addressesOf(head)) {
      const address = fold(addressOf({ slug, translation: head.translation }))
      const other = addresses.get(address) ?? (head.translation === null ? folders.get(address) : undefined)
      if (other === undefined) addresses.set(address, head)
      else if (other === head) messages.push(message('duplicate-slug', head.path, place, `Unexpected alias "${slug}", expected a former address`, 'The issue has it already, as its own address or as another alias (capitals and accents in another spelling count as the same). Take it out of `aliases`.'))
      else {
        const has = addresses.has(address) ? 'has it already' : 'is a translation, whose language has that address'
        const mend = place === head.places.slug ? 'Write another `slug: …` into the front matter of one of them.' : 'Take it out of the `aliases` of one of them, or write another `slug: …`.'
        const note = `${other.path} ${has} (capitals and accents in another spelling count as the same). ${mend}`
        messages.push(message('duplicate-slug', head.path, place, `Unexpected address "${slug}", expected one of its own`, note))
      }
    }
    if (head.home) {
      const home = homes.get(head.translation)
      if (home === undefined) homes.set(head.translation, head)
      else messages.push(message('duplicate-slug', head.path, head.places.home, 'Unexpected second text of the home page, expected one', `${home.path} has \`home: true\` already. Write \`home: false\` into one of them, which gives it a page of its own.`))
    }
    if (head.number === undefined || head.type !== 'issue') continue
    const key = `${head.number} ${head.lang}`
    const other = numbers.get(key)
    if (other === undefined) numbers.set(key, head)
    else messages.push(message('duplicate-number', head.path, head.places.number, `Unexpected number ${head.number}, expected one of its own`, `${other.path} has it already. Correct \`number\` in one of them.`))
  }
  return messages
}

/** All addresses of an issue, with the place at which each is written. */
function addressesOf({ slug, aliases, places }: IssueHead): Array<{ readonly slug: string; readonly place: Place }> {
  return [{ slug, place: places.slug }, ...aliases.map((alias) => ({ slug: alias, place: places.aliases }))]
}
