import type { Visibility } from '../issue/issue.js'
import { isRead, plannedEditions } from '../issue/planned-editions.js'
import { message } from '../messages/report.js'
import type { IssueCheck } from './check.js'

/**
 * Rule `unread-block`: every block is for somebody.
 *
 * not ok: `{audience=members only=web}`, since the archive is public; a block for partners within one for members; a
 * page of the archive for members. Nobody would read it, and nobody would notice.
 */
export const unread: IssueCheck = ({ issue }, newsletter) => {
  const editions = plannedEditions(issue, newsletter.audiences)
  const note = 'The archive is for the public alone, emails are not made of pages, and a block within another obeys both. Widen `audience` or `only`, here or around it.'
  const known = new Set(['public', ...newsletter.audiences])
  // What names nobody is told as such.
  const isNamed = ({ audiences, media }: Visibility): boolean => audiences.every((set) => set.length > 0 && set.every((name) => known.has(name))) && media.every((set) => set.length > 0)
  return issue.blocks
    .filter(({ visibility }) => isNamed(visibility) && !isRead(visibility, editions))
    .map(({ place }) => message('unread-block', issue.path, place, 'Unexpected block that is in no edition, expected one that somebody reads', note))
}
