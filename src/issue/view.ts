import type { ElementContent } from 'hast'
import * as z from 'zod'
import { blockKinds } from '../blocks/index.js'
import type { ViewContext } from '../blocks/kind.js'
import { formatWhen } from '../language/dates.js'
import { directionOf } from '../language/direction.js'
import { fill, stringsSchema, type Strings } from '../language/strings.js'
import { addressText } from '../markdown/addresses.js'
import { plainWords } from '../markdown/plain-words.js'
import type { Newsletter } from '../schema/newsletter.js'
import type { Edition } from './edition.js'

const text = z.string().nullable()
const link = z.object({ href: z.string(), text: z.string() })

/**
 * What the templates of an issue see: the same names in the email, on the page and in the text part.
 *
 * `title`, `body` and `footnotes` are rendered for the medium; everything else is plain text that the template escapes.
 */
export const issueViewSchema = z.object({
  lang: z.string(),
  /** `ltr` or `rtl`, and the side where lines begin: `left` or `right`. */
  dir: z.string(),
  align: z.string(),
  /** The document's title: issue and newsletter. */
  documentTitle: z.string(),
  subject: z.string(),
  preheader: z.string(),
  newsletter: z.object({ name: z.string(), shortName: text, organisation: text, url: z.string() }),
  /** "Issue 6". */
  label: text,
  date: z.object({ iso: z.string(), text: z.string() }),
  title: z.string(),
  summary: text,
  /** A warning that stands above a draft. */
  draft: text,
  /** The issue's address in the archive; null when the archive does not have it. */
  permalink: text,
  /** Blocks with a title, when there are three or more. */
  contents: z.array(z.object({ id: z.string(), title: z.string() })),
  /** One key a block: its kind, whose view it holds; the other kinds are null. */
  blocks: z.array(z.object(Object.fromEntries([...blockKinds].map(([name, kind]) => [name, kind.view.nullable()])))),
  footnotes: text,
  topics: z.array(z.string()),
  funding: text,
  imprint: z.array(z.object({ role: z.string(), names: z.string(), href: text })),
  unsubscribe: z.object({ reason: z.string(), link: link.nullable(), text: z.string() }),
  strings: stringsSchema,
})

export type IssueView = z.output<typeof issueViewSchema>

/** What a view is made with besides the edition. */
export interface IssueViewOptions {
  readonly newsletter: Newsletter
  readonly strings: Strings
  /** hast → HTML or text, as the medium needs it. */
  readonly render: (nodes: readonly ElementContent[]) => string
  readonly permalink: string | null
}

/** Edition → view. */
export function issueView(edition: Edition, options: IssueViewOptions): IssueView {
  const { issue } = edition
  const { newsletter, strings, render } = options
  const context: ViewContext = { render, lang: issue.lang, strings }
  const blocks = edition.blocks.map(({ block, title, body }) => {
    const kind = blockKinds.get(block.kind)
    if (kind === undefined) throw new Error(`No kind "${block.kind}" in the registry that parsed it`)
    return { block, view: kind.toView({ ...block, title, body }, context) }
  })
  const label = issue.type === 'special' ? strings.special : issue.number === undefined ? null : fill(strings.issue, { number: String(issue.number) })
  const titled = blocks.flatMap(({ block, view }) => {
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
    subject: [draft, issue.subject ?? issue.title].filter((part) => part !== null).join(' – '),
    preheader: issue.preheader ?? issue.summary ?? '',
    newsletter: { name: newsletter.name, shortName: newsletter.shortName ?? null, organisation: newsletter.organisation ?? null, url: newsletter.url },
    label,
    date: { iso: issue.date, text: formatWhen(issue.date, issue.lang) },
    title: issue.title,
    summary: issue.summary ?? null,
    draft,
    permalink: options.permalink,
    contents: titled.length < 3 ? [] : titled,
    blocks: blocks.map(({ block, view }) => ({ ...Object.fromEntries([...blockKinds.keys()].map((name) => [name, null])), [block.kind]: view })),
    footnotes: edition.footnotes === null ? null : render([edition.footnotes]),
    topics: issue.topics,
    funding: issue.funding === undefined ? null : (newsletter.funding[issue.funding]?.text ?? null),
    imprint: imprintOf(edition, newsletter, strings),
    unsubscribe: unsubscribeOf(newsletter, strings),
    strings,
  }
}

function imprintOf({ issue }: Edition, { organisation, shortName, address, imprint }: Newsletter, strings: Strings): IssueView['imprint'] {
  const entry = (role: string, names: string | undefined, href: string | null = null): IssueView['imprint'] => (names === undefined ? [] : [{ role, names, href }])
  return [
    ...Object.entries(issue.credits).map(([role, names]) => ({ role, names: names.join(', '), href: null })),
    ...entry(strings.publisher, organisation === undefined || shortName === undefined ? (organisation ?? shortName) : `${organisation} (${shortName})`),
    ...entry(strings.contact, imprint.contact),
    ...entry(strings.address, address),
    ...entry(strings.email, imprint.email, imprint.email === undefined ? null : `mailto:${imprint.email}`),
    ...entry(strings.website, imprint.website === undefined ? undefined : addressText(imprint.website), imprint.website ?? null),
  ]
}

/** Answering always works, so there is always a way out; an address is never invented. */
function unsubscribeOf({ name, imprint, sender }: Newsletter, strings: Strings): IssueView['unsubscribe'] {
  const mailbox = imprint.email ?? sender.email
  const href = imprint.unsubscribe ?? (mailbox === undefined ? null : `mailto:${mailbox}?subject=${encodeURIComponent(strings.unsubscribe)}`)
  return {
    reason: fill(strings.unsubscribeReason, { newsletter: name }),
    link: href === null ? null : { href, text: strings.unsubscribe },
    text: strings.unsubscribeByReply,
  }
}
