import { textHelpers } from '../email/text-helpers.js'
import { formatWhen } from '../language/dates.js'
import { unnamedZone } from '../schema/newsletter.js'
import type { HandoverEdition } from './edition.js'
import type { Profile } from './profile.js'

/** What must not be missed, in capitals: when nothing may go out, and who alone may get it. Paragraphs. */
export function warningsOf(edition: HandoverEdition, profile: Pick<Profile, 'title' | 'webVersion'>): string[] {
  return [...embargoWarning(edition), ...audienceWarning(edition, profile)].map((paragraph) => textHelpers.wrap(paragraph))
}

/** `1 October 2031, 10:00 (Europe/Brussels)`; null for an issue without an embargo. */
export function embargoOf({ head, newsletter: { timezone } }: Pick<HandoverEdition, 'head' | 'newsletter'>): string | null {
  return head.embargo === undefined ? null : `${formatWhen(head.embargo, 'en-GB')} (${timezone === unnamedZone ? 'UTC' : timezone})`
}

function embargoWarning(edition: HandoverEdition): string[] {
  const until = embargoOf(edition)
  if (until === null) return []
  return [`UNDER EMBARGO UNTIL ${until}: UPLOAD AND SEND NOTHING BEFORE.`, 'The draft may be prepared before, and a test message may go to you and to people who may read the issue now.']
}

function audienceWarning({ audience, sameAsPublic, permalink }: HandoverEdition, { title, webVersion }: Pick<Profile, 'title' | 'webVersion'>): string[] {
  if (audience === 'public') return []
  if (sameAsPublic) return ['This edition is word for word the public one: whoever gets both gets it twice; one mailing will do.']
  const capitals = `ONLY THE READERS WHO BELONG TO “${audience.toUpperCase()}” MAY GET THIS EDITION. NOBODY ELSE MAY, NOT EVEN AS A FORWARDED COPY OR ON A WEB PAGE. CHECK TWICE WHICH LIST YOU CHOOSE.`
  if (webVersion === null) return [capitals]
  const link = permalink === null ? 'It has no link to a web page of its own.' : 'Its link to read in the browser leads to the newsletter’s archive, where the public edition is.'
  return [capitals, `${link} ${title} may put it on the web all the same (${webVersion}), where everybody can read it who has the address: switch that off for this email; where that cannot be done, give the address to nobody and keep it out of public lists of past emails.`]
}
