import type { ElementContent } from 'hast'
import { cutToFit, type CutEmail } from '../../src/email/cut.js'
import type { Editions } from '../../src/email/cut-links.js'
import { partsOf } from '../../src/email/parts.js'
import { textWidth } from '../../src/email/text-helpers.js'
import { editionsOf, type Edition } from '../../src/issue/edition.js'
import { issueView, type IssueView } from '../../src/issue/view.js'
import { stringsFor } from '../../src/language/strings.js'
import { emailHtml, webHtml, withAbsoluteAddresses } from '../../src/markdown/html.js'
import { renderText } from '../../src/markdown/text.js'
import { parsed } from '../issue/reading.js'
import { newsletterWith, noSitePictures, stageWith } from '../stages/stage.js'

export const permalink = 'https://letter.example.org/issue-06/'

export interface CutOf {
  readonly email: CutEmail
  /** The editions of the issue as its editor wrote it. */
  readonly whole: Editions
  readonly html: string
  readonly text: string
  /** Of the email that was not cut. */
  readonly wholeHtml: string
  readonly wholeText: string
  /** How many different emails were rendered as HTML, the first one too. */
  readonly renders: number
  /** Cuts the same issue for another audience, as its second one. */
  readonly forAudience: (audience: string) => CutEmail
  readonly htmlOf: (edition: Edition) => string
}

export type Cutter = (body: string, options: { readonly limit: number; readonly frontMatter?: readonly string[]; readonly audience?: string; readonly permalink?: string | null }) => CutOf

const newsletter = newsletterWith({ audiences: ['members', 'partners'] })

/** The package's templates, and what becomes of an issue's email with them that must be shorter than `limit` bytes. */
export async function cutterWithTemplates(): Promise<Cutter> {
  const { compiled } = await stageWith({ audiences: ['members', 'partners'] })
  return (body, { limit, frontMatter, audience = 'public', permalink: address = permalink }) => {
    const { issue } = parsed(body, { newsletter, ...(frontMatter !== undefined && { frontMatter }) })
    const strings = stringsFor(issue.lang, compiled.strings)
    const whole = editionsOf(issue, strings)
    const view = (edition: Edition, render: (nodes: ElementContent[]) => string): IssueView =>
      issueView(edition, { newsletter, strings, shelf: new Map(), site: noSitePictures, base: newsletter.url, permalink: address, render: (nodes) => render(withAbsoluteAddresses(nodes, address ?? newsletter.url)) })
    const html = (nodes: ElementContent[]): string => emailHtml(nodes, compiled.styles)
    const made = new Map<Edition['blocks'], string>()
    const htmlOf = (edition: Edition): string => {
      const rendered = made.get(edition.blocks) ?? compiled.email(view(edition, html))
      made.set(edition.blocks, rendered)
      return rendered
    }
    const textOf = (edition: Edition): string => compiled.text(view(edition, (nodes) => renderText(nodes, { width: textWidth, links: 'inline' })))
    const forAudience = cutToFit(issue, whole, { limit, permalink: address, strings, render: htmlOf, parts: (edition) => partsOf(edition, view(edition, html), compiled.email, address !== null) })
    const email = forAudience(audience)
    const renders = made.size
    return {
      email, whole, renders, forAudience, htmlOf,
      html: htmlOf(email.edition(audience, 'email')),
      text: textOf(email.edition(audience, 'text')),
      wholeHtml: htmlOf(whole(audience, 'email')),
      wholeText: textOf(whole(audience, 'text')),
    }
  }
}

/** An edition as a page shows it. */
export function pageOf({ blocks, footnotes }: Edition): string {
  return webHtml([...blocks.flatMap(({ title, body }) => [...(title ?? []), ...body]), ...(footnotes === null ? [] : [footnotes])])
}

/** Paragraphs with a word of their own each: `a1` with about so many bytes, and so on. */
export function paragraphs(name: string, count: number, bytes = 1000): string {
  return Array.from({ length: count }, (_, index) => `${name}${index + 1} ${'word '.repeat(Math.ceil(bytes / 5))}`.trim()).join('\n\n')
}
