import { sha256 } from '../../sha256.js'
import type { IssueEvent } from './editions.js'
import type { Several, TellingPlace } from './telling.js'

/** By what programs and links know an event. */
export interface EventIdentity {
  /** The UID of RFC 5545 §3.8.4.7: 32 hexadecimal digits and the host of the newsletter. */
  readonly uid: string
  /** The name of its calendar file without `.ics`. */
  readonly name: string
}

/**
 * The identity of an event, from the address of the newsletter, the file that tells of it first (its path without
 * language and ending) and the id of its block there.
 *
 * It stays when the event gets another date, when the issue gets another `slug`, when a newer issue tells of the event
 * again, and in all languages. The id is made from the title: where the editor wrote `id=…`, a corrected title keeps it
 * too. It does not stay when the file is moved, nor in a build of some issues into an archive that lacks the first.
 *
 * @param group newest first, in each issue its own language first
 */
export function identityOf(group: Several<IssueEvent>, url: string): EventIdentity {
  const { head, event } = firstOf(group)
  const hash = sha256(JSON.stringify([url, head.stem, head.translation, event.id]))
  return {
    // Digits alone: a UID tells nobody anything (RFC 7986 §5.3), and needs no escaping.
    uid: `${hash.slice(0, 32)}@${new URL(url).hostname}`,
    // With the hash no two are alike, however a disk folds capitals and accents, and none is a name that Windows keeps.
    name: `${shortName(event.id)}-${hash.slice(0, 8)}`,
  }
}

/** The first that told of it. The day of a page moves with each of its changes, and that of an issue never: so an issue goes before. */
function firstOf(group: Several<IssueEvent>): TellingPlace {
  const [first] = group.findLast(([{ head }]) => head.type !== 'page') ?? group.at(-1) ?? group[0]
  return first
}

/** The letters, digits and hyphens of an id, at most 80 bytes of them. */
function shortName(id: string): string {
  let name = ''
  for (const character of id.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{M}\p{N}_-]/gu, '')) {
    if (Buffer.byteLength(name + character) > 80) break
    name += character
  }
  return name.replace(/-+$/, '')
}
