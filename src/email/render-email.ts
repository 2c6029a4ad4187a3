import type { ElementContent } from 'hast'
import type { Artefact } from '../artefact.js'
import { addressOf } from '../issue/address.js'
import type { Edition } from '../issue/edition.js'
import type { Issue, Medium } from '../issue/issue.js'
import { plannedEditions } from '../issue/planned-editions.js'
import { bodyPictures, type PictureShelf, type SitePictures } from '../issue/picture-shelf.js'
import { issueView, type IssueView } from '../issue/view.js'
import { directionOf } from '../language/direction.js'
import type { Strings } from '../language/strings.js'
import { emailHtml, withAbsoluteAddresses, type ElementStyles } from '../markdown/html.js'
import { withPictures } from '../markdown/pictures.js'
import { mirrorStyles } from '../markdown/mirror-styles.js'
import { renderText } from '../markdown/text.js'
import type { Message } from '../messages/message.js'
import type { Newsletter } from '../schema/newsletter.js'
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
  readonly templates: { readonly email: (view: IssueView) => string; readonly text: (view: IssueView) => string }
  readonly styles: ElementStyles
  /** The issue's address in the public archive, or null when it has none. */
  readonly permalink: string | null
}

/**
 * The email editions of an issue: HTML and text for each audience that it has something to say to.
 *
 * A message tells of an HTML part that Gmail would cut, or nearly: one for all audiences that get the same.
 */
export function renderEmails(issue: Issue, context: EmailContext): { artefacts: Artefact[]; messages: Message[] } {
  const audiences = plannedEditions(issue, context.newsletter.audiences).emails
  const styles = directionOf(issue.lang) === 'rtl' ? mirrorStyles(context.styles) : context.styles
  const { render, parts } = renderer({ ...context, styles })
  const artefacts: Artefact[] = []
  const readers = new Map<string, { edition: Edition; audiences: string[] }>()
  for (const audience of audiences) {
    const path = `email/${addressOf(issue)}/${audience}`
    const edition = context.edition(audience, 'email')
    const html = render(edition)
    artefacts.push({ path: `${path}.html`, contents: html, kind: 'page', source: issue.path }, { path: `${path}.txt`, contents: render(context.edition(audience, 'text')), kind: 'page', source: issue.path })
    const same = readers.get(html) ?? { edition, audiences: [] }
    same.audiences.push(audience)
    readers.set(html, same)
  }
  const emails = [...readers.values()].map(({ edition }) => nesting(edition))
  const messages = [...readers].flatMap(([html, { edition, audiences: all }]) =>
    checkSize({ issue, audiences: all, bytes: Buffer.byteLength(html), parts: () => parts(edition), emails }, context.newsletter.limits.emailKilobytes),
  )
  return { artefacts, messages }
}

interface Renderer {
  /** Edition → HTML or text. Audiences for whom nothing differs share an edition's tree, and what was made of it. */
  readonly render: (edition: Edition) => string
  /** What makes up the HTML. */
  readonly parts: (edition: Edition) => Part[]
}

function renderer(context: EmailContext): Renderer {
  const { templates, styles, newsletter, shelf, permalink } = context
  const base = newsletter.url
  const made = new Map<Edition['blocks'], Partial<Record<Medium, string>>>()
  const view = (edition: Edition, toMedium: (nodes: ElementContent[]) => string): IssueView =>
    issueView(edition, { ...context, base, render: (nodes) => toMedium(withAbsoluteAddresses(nodes, permalink ?? newsletter.url)) })
  const html = (nodes: ElementContent[]): string => emailHtml(withPictures(nodes, bodyPictures(shelf), { medium: 'email', base }), styles)
  const make = (edition: Edition): string =>
    edition.medium === 'email' ? templates.email(view(edition, html)) : tidyText(templates.text(view(edition, (nodes) => renderText(nodes, { width: textWidth, links: 'inline' }))))
  return {
    render(edition) {
      const known = made.get(edition.blocks) ?? {}
      const rendered = known[edition.medium] ?? make(edition)
      made.set(edition.blocks, { ...known, [edition.medium]: rendered })
      return rendered
    },
    parts: (edition) => partsOf(edition, view(edition, html), templates.email, permalink !== null),
  }
}

/** Conditions in a template leave empty lines behind: two are the most that a reader needs. */
function tidyText(text: string): string {
  return `${text.replace(/[ \t]+$/gm, '').replace(/\n{4,}/g, '\n\n\n').trim()}\n`
}
