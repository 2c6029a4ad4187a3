import type { ElementContent } from 'hast'
import type { Artefact } from '../artefact.js'
import { addressOf } from '../issue/address.js'
import type { Edition } from '../issue/edition.js'
import type { Issue, Medium } from '../issue/issue.js'
import { plannedEditions } from '../issue/planned-editions.js'
import { bodyPictures, type PictureShelf, type SitePictures } from '../issue/picture-shelf.js'
import type { ReaderPlaces } from '../issue/reader-places.js'
import { issueView, type IssueView } from '../issue/view.js'
import { directionOf } from '../language/direction.js'
import type { Strings } from '../language/strings.js'
import { emailHtml, withAbsoluteAddresses, type ElementStyles } from '../markdown/html.js'
import { withPictures } from '../markdown/pictures.js'
import { mirrorStyles } from '../markdown/mirror-styles.js'
import { markLinks, renderText, type LinkMarks } from '../markdown/text.js'
import type { Message } from '../messages/message.js'
import type { Newsletter } from '../schema/newsletter.js'
import { checkText } from './check-text.js'
import { cutToFit, type Cut } from './cut.js'
import { nesting, partsOf, type Part } from './parts.js'
import { checkSize } from './size.js'
import { textWidth } from './text-helpers.js'

/** What an email is made with. */
export interface EmailContext {
  readonly edition: (audience: string, medium: Medium) => Edition
  readonly newsletter: Newsletter
  readonly shelf: PictureShelf
  readonly site: SitePictures
  readonly strings: Strings
  /** The newsletter's own, with which the email is measured: it is cut in the same way for whomever it is made. */
  readonly ownPlaces: ReaderPlaces
  /** What stands in the places of the email for an audience. */
  readonly places: (audience: string) => ReaderPlaces
  readonly templates: { readonly email: (view: IssueView) => string; readonly text: (view: IssueView) => string }
  readonly styles: ElementStyles
  /** The issue's address in the public archive, or null when it has none. */
  readonly permalink: string | null
  /** Whether the sizes of all parts are asked for. */
  readonly withParts: boolean
}

/** What is told of an email beside its files. */
export interface EmailNote {
  readonly audience: string
  /** What was shortened so that it fits, the largest first. */
  readonly cuts: readonly Cut[]
  /** What makes up its HTML; null when nobody asked. */
  readonly parts: readonly Part[] | null
}

export interface RenderedEmails {
  readonly artefacts: Artefact[]
  readonly messages: Message[]
  readonly notes: EmailNote[]
}

/**
 * The email editions of an issue: HTML and text for each audience that it has something to say to.
 *
 * A message tells of an HTML part that Gmail would cut, or nearly, and of a text that says something else than the HTML:
 * one for all audiences that get the same.
 */
export function renderEmails(issue: Issue, context: EmailContext): RenderedEmails {
  const { newsletter, edition: whole, permalink, strings } = context
  const audiences = plannedEditions(issue, newsletter.audiences).emails
  const styles = directionOf(issue.lang) === 'rtl' ? mirrorStyles(context.styles) : context.styles
  const { render, parts } = renderer({ ...context, styles })
  const measured = audiences.every((audience) => context.places(audience) === context.ownPlaces) ? { render, parts } : renderer({ ...context, styles, places: () => context.ownPlaces })
  const cutting = cutToFit(issue, whole, { limit: newsletter.limits.emailKilobytes * 1000, permalink, strings, ...measured })
  const emails = audiences.map((audience) => {
    const { edition: editions, cuts } = issue.cut === 'auto' ? cutting(audience) : { edition: whole, cuts: [] }
    const edition = editions(audience, 'email')
    return { audience, edition, html: render(edition), text: render(editions(audience, 'text')), cuts }
  })
  const distinct = emails.filter(({ html }, index) => emails.findIndex((other) => other.html === html) === index)
  const nested = distinct.map(({ edition }) => nesting(edition))
  const messages = distinct.flatMap(({ edition, html, audience }) => {
    const all = emails.filter((other) => other.html === html).map((other) => other.audience)
    const size = { issue, audiences: all, bytes: Buffer.byteLength(html), parts: () => parts(edition), emails: nested, cutHelps: () => cutting(audience).fits }
    return [...checkSize(size, newsletter.limits.emailKilobytes), ...checkText({ issue, audiences: all, html, text: render({ ...edition, medium: 'text' }) })]
  })
  return {
    artefacts: emails.flatMap(({ audience, html, text }) => {
      const path = `email/${addressOf(issue)}/${audience}`
      return [{ path: `${path}.html`, contents: html, kind: 'page', source: issue.path }, { path: `${path}.txt`, contents: text, kind: 'page', source: issue.path }] satisfies Artefact[]
    }),
    messages,
    notes: emails.map(({ audience, edition, cuts }) => ({ audience, cuts, parts: context.withParts ? parts(edition) : null })),
  }
}

interface Renderer {
  /** Edition → HTML or text. Audiences for whom nothing differs share an edition's tree, and what was made of it with the same places. */
  readonly render: (edition: Edition) => string
  /** What makes up the HTML. */
  readonly parts: (edition: Edition) => Part[]
}

function renderer(context: EmailContext): Renderer {
  const { templates, styles, newsletter, shelf, permalink } = context
  const base = newsletter.url
  const made = new Map<Edition['blocks'], Map<string, string>>()
  const absolute = (nodes: readonly ElementContent[]): ElementContent[] => withAbsoluteAddresses(nodes, permalink ?? newsletter.url)
  const view = (edition: Edition, toMedium: (nodes: ElementContent[]) => string, links: LinkMarks = new Map()): IssueView =>
    issueView(edition, { ...context, places: context.places(edition.audience), base, links, render: (nodes) => toMedium(absolute(nodes)) })
  const html = (nodes: ElementContent[]): string => emailHtml(withPictures(nodes, bodyPictures(shelf), { medium: 'email', base }), styles)
  const text = (edition: Edition): string => {
    const links = newsletter.email.links === 'inline' ? new Map<string, string>() : markLinks(absolute(nodesOf(edition)))
    return tidyText(templates.text(view(edition, (nodes) => renderText(nodes, { width: textWidth, links }), links)))
  }
  const make = (edition: Edition): string => (edition.medium === 'email' ? templates.email(view(edition, html)) : text(edition))
  return {
    render(edition) {
      const known = made.get(edition.blocks) ?? new Map<string, string>()
      const key = JSON.stringify([edition.medium, context.places(edition.audience)])
      const rendered = known.get(key) ?? make(edition)
      made.set(edition.blocks, known.set(key, rendered))
      return rendered
    },
    parts: (edition) => partsOf(edition, view(edition, html), templates.email, permalink !== null),
  }
}

/** All of an edition, in reading order. */
function nodesOf({ blocks, footnotes }: Edition): ElementContent[] {
  return [...blocks.flatMap(({ title, body }) => [...(title ?? []), ...body]), ...(footnotes === null ? [] : [footnotes])]
}

/** Conditions in a template leave empty lines behind: two are the most that a reader needs. */
function tidyText(text: string): string {
  return `${text.replace(/[ \t]+$/gm, '').replace(/\n{4,}/g, '\n\n\n').trim()}\n`
}
