import matter from 'gray-matter'
import type { Message, Place } from '../messages/message.js'
import { message } from '../messages/report.js'
import { frontMatterSchema, type FrontMatter } from '../schema/front-matter.js'
import { guardingNote } from '../schema/foreign-keys.js'
import { documentRules, validate, type Rules } from '../schema/validate.js'
import { lineEndAdvice, readYaml, type YamlSource } from '../schema/yaml.js'

/** An issue file in two, with the positions of the whole. */
export interface SplitSource {
  /** What stands between the fences, from the end of the opening one: its lines count as the file's. */
  readonly frontMatter: string
  /** The whole text with the front matter blanked out, so that every position in the body is the file's. */
  readonly body: string
}

/** Bytes of front matter that are read at most. The longest real one is a tenth of that. */
const limit = 16 * 1024

/**
 * Splits the front matter from the body. It is gray-matter that splits; what stands on the fences is refused before,
 * since gray-matter takes a word after the opening fence as a language to run, and text after the closing one as body.
 */
export function splitFrontMatter(text: string, file: string): { source: SplitSource | null; messages: Message[] } {
  const fence = checkFences(text, file)
  if (fence) return { source: null, messages: [fence] }
  // Options keep gray-matter from caching by text: from its cache a failed parse comes back as a success with no data.
  const split = matter(text, { language: 'yaml', engines: { yaml: { parse: () => ({}) } } })
  if (Buffer.byteLength(split.matter) > limit) {
    const note = 'Shorten it: long texts belong into the body.'
    return { source: null, messages: [message('front-matter-size', file, { line: 1, column: 1 }, `Unexpected front matter of ${Buffer.byteLength(split.matter)} bytes, expected at most ${limit}`, note)] }
  }
  const start = text.length - split.content.length
  // Of the last line's CRLF gray-matter leaves the CR, which YAML takes for a part of the value.
  const frontMatter = split.matter.replace(/\r$/, '')
  return { source: { frontMatter, body: text.slice(0, start).replace(/[^\r\n]/g, ' ') + split.content }, messages: [] }
}

function checkFences(text: string, file: string): Message | null {
  const lines = text.split('\n', 20_000).map((line) => line.replace(/\r$/, ''))
  const first = lines[0] ?? ''
  const at = (line: number, column: number, endColumn: number): Place => ({ line, column, endLine: line, endColumn })
  if (/^---[ \t]*\S/.test(first) && !/^-+[ \t]*$/.test(first)) {
    const note = 'Front matter is YAML and is never run. Delete what follows the three hyphens.'
    return message('front-matter-code', file, at(1, 4, first.length + 1), `Unexpected \`${first.slice(3).trim()}\` after \`---\`, expected a line of exactly three hyphens`, note)
  }
  if (first.includes('\r')) {
    return message('front-matter-fence', file, { line: 1, column: first.indexOf('\r') + 1 }, 'Unexpected line end of an old Macintosh (CR alone), expected LF or CRLF', lineEndAdvice)
  }
  if (!/^---[ \t]*$/.test(first)) {
    const opening = lines.findIndex((line) => line.trim() !== '')
    const found = lines[opening] ?? ''
    if (/^\s*---/.test(found)) {
      const note = 'The very first line of the file is `---`: no space and no empty line before it.'
      return message('front-matter-fence', file, at(opening + 1, 1, found.length + 1), 'Unexpected space or line before the front matter, expected `---` at the start of the file', note)
    }
    return message('front-matter-fence', file, at(1, 1, first.length + 1), 'Missing front matter, expected `---` as the first line', 'Begin the file with\n---\ntitle: …\ndate: 2015-03-30\n---')
  }
  const closing = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.(?:\s|$))/.test(line))
  if (closing === -1) {
    return message('front-matter-fence', file, at(1, 1, 4), 'Unclosed front matter, expected a second line `---`', 'Write `---` on a line of its own after the last key.')
  }
  const found = lines[closing] ?? ''
  if (/^---[ \t]*$/.test(found)) return null
  if (found.startsWith('...')) {
    const note = 'Write `---` in its place where the front matter ends; what follows `...` is not read as front matter.'
    return message('front-matter-fence', file, at(closing + 1, 1, found.length + 1), 'Unexpected `...` in the front matter, expected `---` at its end', note)
  }
  return message('front-matter-fence', file, at(closing + 1, 4, found.length + 1), `Unexpected \`${found.slice(3).trim()}\` after the closing \`---\`, expected a line of exactly three hyphens`, 'Put the text on the next line.')
}

/** What to write for the keys that decide who may read, and when. To delete them is never the advice: it would publish. */
const guards = {
  audience: 'Write the names of those who may read it, such as `audience: members`; newsletter.yaml names them under `audiences`.',
  status: 'Write `status: draft` to keep the issue back, or `status: ready` to publish it.',
  embargo: 'Write the local time before which it must not be published, such as `embargo: 2015-03-30 10:00`.',
}

/** A key that decides who may read, and when, must not be passed over, not even in an old archive: be it misspelt, or another tool's. */
const guarding: Rules = {
  ...documentRules,
  guards,
  unknown: (meant, key, value) => {
    if (meant !== null && Object.hasOwn(guards, meant)) return 'audience-unknown'
    const note = guardingNote(key, value)
    return note === null ? 'unknown-key' : { rule: 'audience-unknown', note }
  },
}

/** Types what `splitFrontMatter` split. Null when the issue cannot be made from it. */
export function typeFrontMatter(text: string, file: string): { value: FrontMatter | null; yaml: YamlSource | null; messages: Message[] } {
  const { yaml, messages } = readYaml(text, file)
  if (yaml === null) return { value: null, yaml, messages }
  if (typeof yaml.value !== 'object' || yaml.value === null || Array.isArray(yaml.value)) {
    const note = 'Write one `key: value` a line, such as `title: …`.'
    return { value: null, yaml, messages: [message('invalid-value', file, { line: 1, column: 1 }, `Unexpected ${Array.isArray(yaml.value) ? 'list' : yaml.value === null ? 'empty front matter' : 'text'}, expected \`key: value\` lines`, note)] }
  }
  return { ...validate(frontMatterSchema, yaml, file, guarding), yaml }
}
