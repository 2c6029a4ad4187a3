import * as z from 'zod'
import type { Artefact } from '../artefact.js'
import { fill, stringsSchema } from '../language/strings.js'
import { pageFrameSchema } from './frame.js'
import { ownTextSchema, type OwnText } from './own-text.js'
import { pageFile, type PageContext } from './page.js'
import { ownPlace } from './render-parts.js'

/** What the template of the members' page sees. */
export const membersPageSchema = z.object({ ownText: ownTextSchema, strings: stringsSchema }).extend(pageFrameSchema.shape)

export type MembersPageView = z.output<typeof membersPageSchema>

/**
 * The page of the publisher's members, from the text that an editor wrote for it, with its rosters. Rosters elsewhere
 * tell who belongs to something else, or belonged at the time of an issue.
 */
export function renderMembers(text: OwnText | null, context: PageContext, template: (view: MembersPageView) => string): Artefact[] {
  const { site, section } = context
  if (text === null) return []
  const { strings } = section
  const place = ownPlace(site, section, 'members')
  const view: MembersPageView = {
    ownText: text,
    strings,
    ...context.frame(place, { title: text.title, description: text.summary ?? fill(strings.aboutMembers, { newsletter: site.newsletter.name }) }),
  }
  return [pageFile(place.path, template(view))]
}
