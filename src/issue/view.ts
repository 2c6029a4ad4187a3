import type { ElementContent } from 'hast'
import * as z from 'zod'
import { kindsOf } from '../blocks/index.js'
import { html, pictureView, type ViewContext } from '../blocks/kind.js'
import { formatWhen } from '../language/dates.js'
import { directionOf } from '../language/direction.js'
import { fill, stringsSchema, type Strings } from '../language/strings.js'
import { addressText } from '../markdown/addresses.js'
import { unbrokenNumber } from '../markdown/page-elements.js'
import { plainWords } from '../markdown/plain-words.js'
import type { Newsletter } from '../schema/newsletter.js'
import type { Edition } from './edition.js'
import type { Issue } from './issue.js'
import { labelOf } from './label.js'
import { greetingFor, greetingOf, ownPlaces, type ReaderPlaces } from './reader-places.js'
import { pictureViews, sitePictureViews, type PictureShelf, type SitePictures } from './picture-shelf.js'

export { html } from '../blocks/kind.js'

const text = z.string().nullable()
const link = z.object({ href: z.string(), text: z.string() })

/**
 * What the templates of an issue see: the same names in the email, on the page and in the text part.
 *
 * What is `html` is rendered for the medium; everything else is plain text that the template escapes.
 */
export const issueViewSchema = (newsletter: Pick<Newsletter, 'blocks'>) => z.object({
  lang: z.string(),
  /** `ltr` or `rtl`, and the side where lines begin: `left` or `right`. */
  dir: z.string(),
  align: z.string(),
  /** The document's title: issue and newsletter. */
  documentTitle: z.string(),
  subject: z.string(),
  preheader: z.string(),
  newsletter: z.object({ name: z.string(), shortName: text, organisation: text, url: z.string(), logo: pictureView.nullable() }),
  /** "Issue 6". */
  label: text,
  /** Null on a page of the archive, which belongs to no day. */
  date: z.object({ iso: z.string(), text: z.string() }).nullable(),
  title: z.string(),
  summary: text,
  issueCover: pictureView.nullable(),
  /** What the cover shows, for where there is no picture. */
  coverAlt: text,
  /** A warning that stands above a draft. */
  draft: text,
  /** The issue's address in the archive; null when the archive does not have it. */
  permalink: text,
  /** The address of the email as a web page: an email service has its own, else it is the archive's. Null on a page. */
  viewInBrowser: text,
  /** The line that greets the reader of an email; null on a page, and where the newsletter has none. */
  greeting: text,
  /** "In this issue". */
  contentsTitle: z.string(),
  /** Blocks with a title that stand in no other, when there are three or more and the issue does not leave them out. */
  contents: z.array(z.object({ id: z.string(), title: z.string() })),
  /** One key a block: its kind, whose view it holds; the other kinds are null. */
  blocks: z.array(z.object(Object.fromEntries([...kindsOf(newsletter)].map(([name, kind]) => [name, kind.view.nullable()])))),
  footnotes: html.nullable(),
  /** Of a text whose addresses are numbered: the mark behind the words, `[L1]`, and the address. */
  links: z.array(z.object({ mark: z.string(), href: z.string() })),
  topics: z.array(z.string()),
  funding: z.object({ text: z.string(), emblem: pictureView.nullable() }).nullable(),
  imprint: z.array(z.object({ role: z.string(), names: z.string(), href: text })),
  unsubscribe: z.object({ reason: z.string(), link: link.nullable(), text: z.string() }),
  strings: stringsSchema,
})

export type IssueView = z.output<ReturnType<typeof issueViewSchema>>

/** What a view is made with besides the edition. */
export interface IssueViewOptions {
  readonly newsletter: Newsletter
  readonly strings: Strings
  readonly shelf: PictureShelf
  readonly site: SitePictures
  /** The address of the archive's root: absolute for mail, relative for a page. */
  readonly base: string
  /** hast → HTML or text, as the medium needs it. */
  readonly render: (nodes: readonly ElementContent[]) => string
  readonly permalink: string | null
  /** Marks by address, for a text that lists its addresses at its end. */
  readonly links?: ReadonlyMap<string, string>
  /** What stands in an email where a service has something of its own; on a page, and when it is not there, the newsletter's. */
  readonly places?: ReaderPlaces
}

/** Edition → view. */
export function issueView(edition: Edition, options: IssueViewOptions): IssueView {
  const { issue } = edition
  const { newsletter, strings, render, shelf, base } = options
  const kinds = kindsOf(newsletter)
  const place = { medium: edition.medium, base }
  const picture = pictureViews(shelf, place)
  const site = sitePictureViews(options.site, newsletter, place)
  const isMail = edition.medium !== 'web'
  const places = options.places ?? ownPlaces(newsletter, strings, options.permalink)
  const greeting = greetingOf(issue, newsletter)
  const funding = issue.funding === undefined ? undefined : newsletter.funding[issue.funding]
  const telephone = edition.medium === 'web' ? unbrokenNumber : (number: string): string => number
  const context: ViewContext = { render, picture, telephone, lang: issue.lang, strings, timezone: newsletter.timezone }
  const blocks = edition.blocks.map(({ block, title, body }) => {
    const kind = kinds.get(block.kind)
    if (kind === undefined) throw new Error(`No kind "${block.kind}" in the registry that parsed it`)
    return { block, view: kind.toView({ ...block, title, body }, context) }
  })
  const label = labelOf(issue, strings)
  const titled = blocks.flatMap(({ block, view }) => {
    // What stands inside a block is found by it.
    if (block.level > 2) return []
    // Of a title with a link or a footnote only the words can stand in a link.
    const words = block.title === null ? view['title'] : plainWords(block.title)
    return typeof words === 'string' && words.trim() !== '' ? [{ id: block.id, title: words }] : []
  })
  const draft = issue.status === 'draft' ? strings.draft : null
  return {
    lang: issue.lang,
    dir: directionOf(issue.lang),
    align: directionOf(issue.lang) === 'rtl' ? 'right' : 'left',
    documentTitle: [draft, issue.title, [newsletter.name, label].filter((part) => part !== null).join(', ')].filter((part) => part !== null).join(' – '),
    subject: subjectOf(issue, strings),
    preheader: preheaderOf(issue),
    newsletter: { name: newsletter.name, shortName: newsletter.shortName ?? null, organisation: newsletter.organisation ?? null, url: newsletter.url, logo: site.logo },
    label,
    date: issue.type === 'page' ? null : { iso: issue.date, text: formatWhen(issue.date, issue.lang) },
    title: issue.title,
    summary: issue.summary ?? null,
    issueCover: picture(issue.cover, issue.alt, 'figure'),
    coverAlt: issue.cover === undefined || issue.alt === undefined || issue.alt === '' ? null : issue.alt,
    draft,
    permalink: options.permalink,
    viewInBrowser: isMail ? places.viewInBrowser : null,
    greeting: greeting === undefined || !isMail ? null : greetingFor(greeting, places),
    contentsTitle: issue.type === 'page' ? strings.onThisPage : strings.inThisIssue,
    contents: titled.length < 3 || !issue.contents ? [] : titled,
    blocks: blocks.map(({ block, view }) => ({ ...Object.fromEntries([...kinds.keys()].map((name) => [name, null])), [block.kind]: view })),
    footnotes: edition.footnotes === null ? null : render([edition.footnotes]),
    links: [...(options.links ?? [])].map(([href, mark]) => ({ mark, href })),
    topics: issue.topics,
    funding: funding === undefined || issue.funding === undefined ? null : { text: funding.text, emblem: site.emblem(issue.funding) },
    imprint: imprintOf(edition, newsletter, strings, places),
    unsubscribe: unsubscribeOf(newsletter, strings, places),
    strings,
  }
}

/** The email's subject: a draft says that it is one. */
export function subjectOf({ status, subject, title }: Pick<Issue, 'status' | 'subject' | 'title'>, strings: Pick<Strings, 'draft'>): string {
  return status === 'draft' ? `${strings.draft} – ${subject ?? title}` : (subject ?? title)
}

/** What mail programs show behind the subject; '' when the issue has no such words. */
export function preheaderOf({ preheader, summary }: Pick<Issue, 'preheader' | 'summary'>): string {
  return preheader ?? summary ?? ''
}

function imprintOf({ issue }: Edition, { organisation, shortName, imprint }: Newsletter, strings: Strings, { postalAddress }: ReaderPlaces): IssueView['imprint'] {
  const entry = (role: string, names: string | undefined, href: string | null = null): IssueView['imprint'] => (names === undefined ? [] : [{ role, names, href }])
  return [
    ...Object.entries(issue.credits).map(([role, names]) => ({ role, names: names.join(', '), href: null })),
    ...entry(strings.publisher, organisation === undefined || shortName === undefined ? (organisation ?? shortName) : `${organisation} (${shortName})`),
    ...entry(strings.contact, imprint.contact),
    ...entry(strings.address, postalAddress ?? undefined),
    ...entry(strings.email, imprint.email, imprint.email === undefined ? null : `mailto:${imprint.email}`),
    ...entry(strings.website, imprint.website === undefined ? undefined : addressText(imprint.website), imprint.website ?? null),
  ]
}

/** Answering always works, so there is always a way out. */
function unsubscribeOf({ name }: Newsletter, strings: Strings, { unsubscribe }: ReaderPlaces): IssueView['unsubscribe'] {
  return {
    reason: fill(strings.unsubscribeReason, { newsletter: name }),
    link: unsubscribe === null ? null : { href: unsubscribe, text: strings.unsubscribe },
    text: strings.unsubscribeByReply,
  }
}
