import * as z from 'zod'
import type { Artefact } from '../artefact.js'
import { stringsSchema, type Strings } from '../language/strings.js'
import { pageFrameSchema, type PageFrame } from './frame.js'
import type { Section } from './section.js'
import { ownPath } from './site.js'

/** What the template of the search page sees. */
export const searchPageSchema = z
  .object({
    /** Whether there is anything to find. */
    isEmpty: z.boolean(),
    strings: stringsSchema,
  })
  .extend(pageFrameSchema.shape)

export type SearchPageView = z.output<typeof searchPageSchema>

export interface SearchContext {
  readonly section: Section
  readonly isEmpty: boolean
  readonly strings: Strings
  readonly template: (view: SearchPageView) => string
  readonly frame: PageFrame
}

/** The page on which a section of the archive is searched. Its script is templates/web/search.js. */
export function renderSearch({ section, isEmpty, strings, template, frame }: SearchContext): Artefact {
  return { path: `archive/${ownPath(section, 'search')}`, contents: template({ isEmpty, strings, ...frame }), kind: 'index', source: null }
}
