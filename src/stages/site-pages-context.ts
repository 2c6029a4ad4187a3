import type { Cards } from '../archive/card-of.js'
import type { Contribution } from '../archive/contribution.js'
import type { Surround } from '../archive/frame.js'
import type { Site } from '../archive/site.js'
import type { Strings } from '../language/strings.js'
import type { CompiledWebTemplates } from './web-templates.js'

/** What the pages of all sections are made with. */
export interface SitePagesContext {
  readonly site: Site
  /** By issue file. */
  readonly contributions: ReadonlyMap<string, Contribution>
  readonly templates: CompiledWebTemplates
  readonly strings: ReadonlyMap<string, Strings>
  readonly surround: Surround
  /** The stylesheet's text, for the page that stands alone. */
  readonly css: string
  /** Paths of our own scripts below `archive/`, by name. */
  readonly scripts: Readonly<Record<'events' | 'search', string>>
  readonly cards: Cards
  /** Absolute addresses of those that could be made. */
  readonly madeCards: ReadonlySet<string>
  /** Milliseconds since 1970, UTC. */
  readonly now: number
}
