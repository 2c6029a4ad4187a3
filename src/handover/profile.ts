import type { ProfileName } from '../schema/profile-names.js'
import type { Applied, HandoverEdition } from './edition.js'

/** How an email service wants an email: one file a service in profiles/. */
export interface Profile {
  readonly name: ProfileName
  /** As the service calls itself. */
  readonly title: string
  /** What this file rests on. */
  readonly sources: readonly Source[]
  /** The web page that it makes of an email by itself, as a noun without its article; null for none. */
  readonly webVersion: string | null
  readonly html: Spellings<HtmlSpelling>
  readonly text: Spellings<string>
  /** What the service takes for its own; null for no service. */
  readonly tags: TagLanguage | null
  /** What the HTML needs besides, or it would not arrive as it is. */
  readonly adapt: Adaptation
  /** The call that makes a draft of a campaign; null for a service that has none, or none that takes the HTML itself. */
  readonly draft: ((campaign: Campaign) => Draft) | null
  /** What to do at the service up to the test message, each a line or two for somebody who is no programmer. */
  readonly steps: (edition: HandoverEdition) => readonly string[]
}

/** A document, and how sure it makes us. `unconfirmed` is what is commonly said, and nobody of the service was read to say. */
export interface Source {
  readonly certainty: 'confirmed' | 'second-hand' | 'unconfirmed'
  readonly says: string
  /** Null when there is none to name. */
  readonly address: string | null
  /** What somebody at the service looks at because of it; none where nothing of it can be seen there. */
  readonly look?: Look
}

/** What of a hand-over an uncertainty is about: it is told where there is such a thing. `any` is always there. */
export type Topic = 'any' | 'api' | 'brackets' | 'greeting' | 'menus' | 'postalAddress' | 'webVersion'

export interface Look {
  readonly about: Topic
  /** For somebody who is no programmer: a sentence without its capital and its full stop, of what is as it should be. */
  readonly words: string
}

/** The menus of a service change, and nothing of that shows in a test message: one sentence says it for all of them. */
export const atMenus: Look = { about: 'menus', words: 'the names of menus and buttons may be others in your version' }

/** What stands in the places of an email; null where the service has nothing of its own. */
export interface Spellings<S> {
  /** An address. */
  readonly unsubscribe: S | null
  /** An address; `permalink` is that of the archive's page, for a service that does not always have one. */
  readonly viewInBrowser: ((permalink: string | null) => S) | null
  readonly postalAddress: S | null
  /** `fallback` are words for readers whose name is not known: letters, digits, spaces, dots and hyphens. */
  readonly firstName: ((fallback: string) => S) | null
}

/** A tag, byte for byte; or the element that stands in for the link whose address it is. */
export type HtmlSpelling = string | { readonly element: string }

/** What a service takes for a tag of its own, whoever wrote it. */
export interface TagLanguage {
  /** Global patterns, of what is in the finished HTML: also in its styles, comments and tags. */
  readonly inHtml: readonly RegExp[]
  /** Global patterns, of what is in the text part, the subject and the preheader. */
  readonly inText: readonly RegExp[]
  /** A global pattern of single characters: written as character references, nothing in the HTML's words and addresses begins a tag. */
  readonly characters: RegExp
  /** Text in which nothing is taken for a tag, by a way that the service documents; null for one that documents none. */
  readonly escapeText: ((text: string, part: 'text' | 'subject') => string) | null
  /** What the service does with it, in a sentence that begins with its name: `Mailchimp puts …`. */
  readonly fate: string
  /** Whether it is handed a text part, or makes one of the HTML. */
  readonly takesText: boolean
  /** Whether it has a field for the preheader; in the HTML the preheader stands in any case. */
  readonly takesPreheader: boolean
}

export interface Adaptation {
  /** Comment → what the service must get to send this comment. */
  readonly comment?: (comment: string) => string
  /** The first name's tag must be on a line with no such character before it. */
  readonly notBeforeFirstName?: string
  /** Tags that stand at the end: in the HTML in front of `</body>`. */
  readonly ending?: string
}

export interface Campaign extends Applied {
  readonly edition: HandoverEdition
  /** What the service's own lists call it; no reader sees it. */
  readonly name: string
}

/** A call of a service's API. It never sends and never schedules. */
export interface Draft {
  readonly method: 'POST' | 'PUT'
  readonly address: string
  /** In which header the key goes. */
  readonly key: string
  readonly body: Readonly<Record<string, unknown>>
  /** What somebody must fill in first, and where the values are found. */
  readonly missing: readonly string[]
  /** What to do with the draft that it made, before anything else; none for a draft that is as it should be. */
  readonly after?: string
}

/** For whoever needs none. */
export const noSpellings = { unsubscribe: null, viewInBrowser: null, postalAddress: null, firstName: null } as const
