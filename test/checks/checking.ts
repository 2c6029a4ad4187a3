import type { IssueCheck } from '../../src/checks/check.js'
import { brief, parsed } from '../issue/reading.js'

/** What one check says of a body: `line:column rule message`. */
export function checking(check: IssueCheck): (body: string) => string[] {
  return (body) => brief(check(parsed(body)))
}

/** The same without the words. */
export function placesOf(check: IssueCheck): (body: string) => string[] {
  return (body) => checking(check)(body).map((found) => found.split(' ', 2).join(' '))
}
