import type { Message } from '../messages/message.js'
import { contract, endingElements, layoutElements, openAttributes, refusedElements, requiredAttributes } from './mjml-elements.js'
import type { MjmlTag, MjmlToken } from './mjml-tokens.js'
import { finding, type Source } from './source.js'

/**
 * What MJML would drop or mend without a word, even in strict mode: elements that do not end, text and Handlebars where
 * MJML keeps none, comments for Outlook outside of mj-raw; and what an email must not do at all.
 *
 * `source` is one file without its plain comments, `tokens` what it is made of.
 */
export function checkMjml(source: Source, tokens: readonly MjmlToken[], role: 'layout' | 'fragment'): Message[] {
  const tags = tokens.filter((token): token is MjmlTag => token.kind === 'open')
  const unbalanced = checkNesting(source, tokens)
  return [
    ...(role === 'layout' ? missingLayout(source, tags) : []),
    ...(unbalanced === null ? tokens.flatMap((token) => checkContent(source, token)) : [unbalanced]),
    ...tags.flatMap((tag) => [...checkElement(source, tag, role), ...checkAttributes(source, tag)]),
    ...Array.from(source.text.matchAll(/<script\b/gi), ({ index }) =>
      finding('template-syntax', source, { start: index, end: index + '<script'.length }, 'Unexpected <script>, expected none', 'No mail client runs it, and spam filters count it against the sender.'),
    ),
  ]
}

/** The first element that does not end where it should: what comes after it is read wrongly, so there is one message only. */
function checkNesting(source: Source, tokens: readonly MjmlToken[]): Message | null {
  const open: MjmlTag[] = []
  const unclosed = (tag: MjmlTag, before: string): Message =>
    finding('template-syntax', source, tag, `Unexpected <${tag.name}> without an end, expected </${tag.name}> before ${before}`, 'MJML would drop what comes after it without a word. Elements end in the file in which they begin.')
  for (const token of tokens) {
    const last = open.at(-1)
    if (token.kind === 'open') {
      if (last !== undefined && endingElements.includes(last.name)) return unclosed(last, `<${token.name}>`)
      if (!token.isSelfClosing) open.push(token)
    }
    if (token.kind !== 'close') continue
    if (last === undefined || !open.some(({ name }) => name === token.name)) {
      return finding('template-syntax', source, token, `Unexpected </${token.name}>, expected no end: no <${token.name}> is open here`, 'Delete it, or open the element before it in the same file.')
    }
    if (last.name !== token.name) return unclosed(last, `</${token.name}>`)
    open.pop()
  }
  const last = open.at(-1)
  return last === undefined ? null : unclosed(last, 'the end of the file')
}

function checkContent(source: Source, token: MjmlToken): Message[] {
  if (token.kind !== 'text' && token.kind !== 'comment') return []
  if (token.keeper !== null) return []
  const [line = ''] = source.text.slice(token.start, token.end).split(/[\r\n]/, 1)
  return [finding('template-lost', source, { start: token.start, end: token.start + line.length }, `Unexpected "${excerpt(line)}" between MJML elements, expected it in one that holds text`, `Wrap it in <mj-raw> or <mj-text>. ${contract}`)]
}

function checkElement(source: Source, tag: MjmlTag, role: 'layout' | 'fragment'): Message[] {
  const refused = refusedElements.get(tag.name)
  if (refused !== undefined) return [finding('template-syntax', source, tag, `Unexpected <${tag.name}>, expected none`, refused)]
  if (role === 'layout' || !layoutElements.includes(tag.name)) return []
  return [finding('template-syntax', source, tag, `Unexpected <${tag.name}> in an included file, expected only what stands inside of it`, 'The layout has it already.')]
}

function checkAttributes(source: Source, tag: MjmlTag): Message[] {
  const names = tag.attributes.map(({ name }) => name)
  const required = requiredAttributes.get(tag.name)
  return [
    ...(tag.junk === null ? [] : [finding('template-syntax', source, tag.junk, `Unexpected ${excerpt(source.text.slice(tag.junk.start, tag.junk.end))} in <${tag.name}>, expected name="value"`, 'Quote every value.')]),
    ...tag.attributes.flatMap((attribute, index) => {
      if (attribute.hasTags && !openAttributes.includes(attribute.name)) {
        return [finding('template-lost', source, attribute, `Unexpected Handlebars in ${excerpt(source.text.slice(attribute.start, attribute.end))}, expected none in this place of <${tag.name}>`, contract)]
      }
      if (names.indexOf(attribute.name) === index) return []
      return [finding('template-lost', source, attribute, `Unexpected second ${attribute.name} on <${tag.name}>, expected one`, 'MJML would drop this one.')]
    }),
    ...(required?.names ?? []).filter((name) => !names.includes(name)).map((name) => finding('template-syntax', source, tag, `Unexpected <${tag.name}> without ${name}, expected ${name}="…"`, required?.note ?? '')),
    ...(tag.name === 'mj-style' && names.includes('inline') ? [finding('template-syntax', source, tag, 'Unexpected inline on <mj-style>, expected styles that stay in the head', 'Inlining rewrites the whole document, and moves Handlebars tags. Use MJML attributes or mj-class.')] : []),
  ]
}

function missingLayout(source: Source, tags: readonly MjmlTag[]): Message[] {
  return layoutElements
    .filter((name) => !tags.some((tag) => tag.name === name && !tag.isSelfClosing))
    .map((name) => finding('template-syntax', source, { start: 0, end: 0 }, `Unexpected layout without <${name}>, expected <mjml> with <mj-head> and <mj-body>`, 'Start from the layout that comes with efc-news.'))
}

function excerpt(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
