import type { ElementContent } from 'hast'
import type { Artefact } from '../artefact.js'
import type { Edition } from '../issue/edition.js'
import type { Issue, Medium } from '../issue/issue.js'
import { plannedEditions } from '../issue/planned-editions.js'
import { issueView, type IssueView } from '../issue/view.js'
import { directionOf } from '../language/direction.js'
import type { Strings } from '../language/strings.js'
import { emailHtml, withAbsoluteAddresses, type ElementStyles } from '../markdown/html.js'
import { mirrorStyles } from '../markdown/mirror-styles.js'
import { renderText } from '../markdown/text.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import type { Newsletter } from '../schema/newsletter.js'
import { textWidth } from './text-helpers.js'

/** What an email is made with. */
export interface EmailContext {
  readonly edition: (audience: string, medium: Medium) => Edition
  readonly newsletter: Newsletter
  readonly strings: Strings
  readonly templates: { readonly email: (view: IssueView) => string; readonly text: (view: IssueView) => string }
  readonly styles: ElementStyles
  /** The issue's address in the public archive, or null when it has none. */
  readonly permalink: string | null
}

/**
 * The email editions of an issue: HTML and text for each audience that it has something to say to.
 *
 * A warning tells of an HTML part that Gmail would cut.
 */
export function renderEmails(issue: Issue, context: EmailContext): { artefacts: Artefact[]; messages: Message[] } {
  const audiences = plannedEditions(issue, context.newsletter.audiences).emails
  const styles = directionOf(issue.lang) === 'rtl' ? mirrorStyles(context.styles) : context.styles
  const render = renderer({ ...context, styles })
  const artefacts: Artefact[] = []
  const messages: Message[] = []
  for (const audience of audiences) {
    const path = `email/${issue.slug}/${audience}`
    const html = render(context.edition(audience, 'email'))
    artefacts.push({ path: `${path}.html`, contents: html, kind: 'page', source: issue.path }, { path: `${path}.txt`, contents: render(context.edition(audience, 'text')), kind: 'page', source: issue.path })
    messages.push(...checkSize(issue, audience, html, context.newsletter.limits.emailKilobytes))
  }
  return { artefacts, messages }
}

/** Edition → HTML or text. Audiences for whom nothing differs share an edition's tree, and what was made of it. */
function renderer(context: EmailContext): (edition: Edition) => string {
  const { templates, styles, newsletter, permalink } = context
  const made = new Map<Edition['blocks'], Partial<Record<Medium, string>>>()
  const view = (edition: Edition, render: (nodes: ElementContent[]) => string): IssueView =>
    issueView(edition, { ...context, render: (nodes) => render(withAbsoluteAddresses(nodes, permalink ?? newsletter.url)) })
  const make = (edition: Edition): string =>
    edition.medium === 'email'
      ? templates.email(view(edition, (nodes) => emailHtml(nodes, styles)))
      : tidyText(templates.text(view(edition, (nodes) => renderText(nodes, { width: textWidth, links: 'inline' }))))
  return (edition) => {
    const known = made.get(edition.blocks) ?? {}
    const rendered = known[edition.medium] ?? make(edition)
    made.set(edition.blocks, { ...known, [edition.medium]: rendered })
    return rendered
  }
}

/** Conditions in a template leave empty lines behind: two are the most that a reader needs. */
function tidyText(text: string): string {
  return `${text.replace(/[ \t]+$/gm, '').replace(/\n{4,}/g, '\n\n\n').trim()}\n`
}

/** Gmail cuts what follows 102 KB (102,400 bytes) of HTML, the way to unsubscribe with it. */
function checkSize(issue: Issue, audience: string, html: string, kilobytes: number): Message[] {
  const bytes = Buffer.byteLength(html)
  if (bytes <= kilobytes * 1024) return []
  const note = 'Gmail cuts an email at 102 KB, with the imprint and the way to unsubscribe. Shorten it, or mark long blocks `only=web`.'
  return [message('email-size', issue.path, null, `Unexpected email of ${(bytes / 1024).toFixed(0)} KB for "${audience}", expected at most ${kilobytes} KB`, note)]
}
