import type { IssueCheck } from '../../src/checks/check.js'
import { brief, parsed } from '../issue/reading.js'
import { newsletterWith } from '../stages/stage.js'

const newsletter = newsletterWith({ audiences: ['members', 'partners'] })

/** What one check says of a body: `line:column rule message`. */
export function checking(check: IssueCheck, frontMatter?: readonly string[]): (body: string) => string[] {
  return (body) => brief(check(parsed(body, frontMatter === undefined ? {} : { frontMatter }), newsletter))
}

/** The same without the words. */
export function placesOf(check: IssueCheck): (body: string) => string[] {
  return (body) => checking(check)(body).map((found) => found.split(' ', 2).join(' '))
}
