import type { Html, Root } from 'mdast'
import { kindsOf } from '../blocks/index.js'
import { parseMarkdown } from '../markdown/parse.js'
import { settleRawHtml } from '../markdown/raw-html.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import type { FrontMatter } from '../schema/front-matter.js'
import type { Newsletter } from '../schema/newsletter.js'
import { isSlug, ownPages } from '../schema/values.js'
import type { YamlSource } from '../schema/yaml.js'
import { splitBlocks } from './blocks.js'
import { checkDirectiveLines } from './directive-lines.js'
import { readFileName, type FileName } from './file-name.js'
import { splitFrontMatter, typeFrontMatter } from './front-matter.js'
import { checkHeadingAttributes, shiftFirstLevel } from './headings.js'
import type { Issue, Visibility } from './issue.js'
import { textPlaceOf } from './text-place.js'
import { everyone, narrow } from './visibility.js'

/** One issue file: its path relative to the project, its text without a BOM. */
export interface IssueSource {
  readonly path: string
  readonly text: string
}

/** An issue and what it was made from, which the checks read. */
export interface ParsedIssue {
  readonly issue: Issue
  readonly root: Root
  /** The file's text with its front matter blanked out: the positions of `root` count in it. */
  readonly body: string
  /** The raw HTML of the source, as it was before it was settled. */
  readonly html: readonly Html[]
}

/** What can be said of an issue from its front matter alone. */
export type IssueHead = Omit<Issue, 'blocks' | 'definitions'>

/**
 * Reads the front matter of an issue file.
 *
 * `head` is null when the issue cannot be made from it; the messages say why. A head may come with errors.
 */
export function parseHead(source: IssueSource, newsletter: Newsletter): { head: IssueHead | null; body: string; messages: Message[] } {
  const split = splitFrontMatter(source.text, source.path)
  if (split.source === null) return { head: null, body: '', messages: split.messages }
  const typed = typeFrontMatter(split.source.frontMatter, source.path)
  const messages = [...typed.messages]
  if (typed.value === null || typed.yaml === null) return { head: null, body: split.source.body, messages }
  const { yaml, value } = typed
  const name = readFileName(source.path, newsletter.language)
  const slug = value.slug ?? name.slug
  if (!isSlug(slug) && !(value.type === 'page' && ownPages.has(slug))) {
    const found = value.slug === undefined ? 'file name' : 'slug'
    const place = value.slug === undefined ? { line: 1, column: 1 } : yaml.placeOf(['slug'])
    const isTaken = ownPages.has(slug)
    const expected = isTaken ? 'another: only a page can stand at that address' : 'one that can be an address: letters, digits and hyphens'
    messages.push(message('invalid-value', source.path, place, `Unexpected ${found} \`${slug}\`, expected ${expected}`, `${isTaken ? 'Write `type: page` if it is one. Else r' : 'R'}ename the file, or write another \`slug: …\` into the front matter.`))
    return { head: null, body: split.source.body, messages }
  }
  const visibility = visibilityOf(value, yaml, source.path, newsletter.audiences)
  messages.push(...visibility.messages, ...checkFunding(value, yaml, source.path, newsletter), ...checkLanguage(value, name, yaml, source.path), ...checkOwnText(value, slug, yaml, source.path))
  const lang = name.translation ?? value.lang ?? newsletter.language
  return { head: { ...value, path: source.path, slug, stem: name.stem, translation: name.translation, lang, visibility: visibility.visibility, places: { type: yaml.placeOf(['type']), date: yaml.placeOf(['date']), number: yaml.placeOf(['number']), slug: yaml.placeOf(['slug']), aliases: yaml.placeOf(['aliases']), cover: yaml.placeOf(['cover']), home: yaml.placeOf(['home']) } }, body: split.source.body, messages }
}

/** Reads a whole issue file: Markdown → Issue. */
export function parseIssue(source: IssueSource, newsletter: Newsletter): { head: IssueHead | null; parsed: ParsedIssue | null; messages: Message[] } {
  const { head, body, messages } = parseHead(source, newsletter)
  // Without front matter there is nothing to render; its other mistakes are told all the same.
  if (head === null && body === '') return { head, parsed: null, messages }
  const root = parseMarkdown(body)
  const lineMessages = checkDirectiveLines(body, root, source.path)
  const headings = [...checkHeadingAttributes(root, source.path), ...shiftFirstLevel(root, source.path)]
  const html = settleRawHtml(root)
  const context = { file: source.path, lines: body.split(/\r\n|\n|\r/), audiences: newsletter.audiences, kinds: kindsOf(newsletter) }
  const split = splitBlocks(root, head?.visibility ?? everyone, context)
  const all = [...messages, ...lineMessages, ...headings, ...split.messages]
  if (head === null) return { head, parsed: null, messages: all }
  return { head, parsed: { issue: { ...head, blocks: split.blocks, definitions: split.definitions }, root, body, html }, messages: all }
}

function visibilityOf(value: FrontMatter, yaml: YamlSource, file: string, audiences: readonly string[]): { visibility: Visibility; messages: Message[] } {
  return narrow(everyone, { audience: value.audience, only: undefined }, { file, placeOf: (key) => yaml.placeOf([key]), audiences })
}

function checkFunding(value: FrontMatter, yaml: YamlSource, file: string, newsletter: Newsletter): Message[] {
  if (value.funding === undefined || Object.hasOwn(newsletter.funding, value.funding)) return []
  const note = 'Write the key of a statement that stands in newsletter.yaml under `funding`, or add one there.'
  return [message('funding-unknown', file, yaml.placeOf(['funding']), `Unexpected funding statement "${value.funding}", expected one that newsletter.yaml holds`, note)]
}

/** A file whose name says one language and whose front matter says another. */
function checkLanguage({ lang }: FrontMatter, { translation }: FileName, yaml: YamlSource, file: string): Message[] {
  if (translation === null || lang === undefined || lang === translation) return []
  return [message('invalid-value', file, yaml.placeOf(['lang']), `Unexpected language \`${lang}\`, expected \`${translation}\`, which the file’s name says`, 'Leave `lang` out, or rename the file.')]
}

/** What the text of the events page or of the members' page would not show: it has no masthead and no imprint of its own. */
function checkOwnText(value: FrontMatter, slug: string, yaml: YamlSource, file: string): Message[] {
  const place = textPlaceOf({ home: value.home, slug })
  if (place === null || place === 'home') return []
  const given = { topics: value.topics.length > 0, credits: Object.keys(value.credits).length > 0, cover: value.cover !== undefined, funding: value.funding !== undefined }
  return Object.entries(given).flatMap(([key, isGiven]) => (isGiven ? [message('unknown-key', file, yaml.placeOfKey([key]), `Unexpected \`${key}\`, expected none in the text of the ${place} page`, 'That page shows the title, the summary and the text. Delete the line.')] : []))
}
