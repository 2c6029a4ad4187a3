import type { Message } from '../messages/message.js'
import { collapse } from './collapse.js'
import { loadMjml } from './load-mjml.js'
import { mask, type Masked } from './mask.js'
import { misplacedTags } from './misplaced-tags.js'
import { contract } from './mjml-elements.js'
import { checkBalance } from './parse-template.js'
import { finding, offsetOf, type Source } from './source.js'
import type { Outcome } from './template-files.js'

/** What is used of MJML's ValidationError: the line of the element in the document, and the element's name. */
interface MjmlError {
  readonly line: number
  readonly tagName: string
  readonly message: string
}

// `fonts: {}` because MJML links Google's otherwise; `keepComments` does not touch those inside of mj-raw and mj-text;
// no `minify`, which ends the process when template tags stand in CSS.
const options = { validationLevel: 'strict', fonts: {}, keepComments: false, ignoreIncludes: true, beautify: false, minify: false } as const

/**
 * Turns assembled MJML into HTML that holds the same Handlebars tags. Needs the main thread: see load-mjml.ts.
 *
 * Each tag is a word while MJML works; a tag that is lost, or that came to stand in a wrong place, is known by its word.
 */
export async function renderMjml(source: Source): Promise<Outcome<string>> {
  const masked = mask(source)
  const rendered = await runMjml(masked.source)
  if (rendered.value === null) return rendered
  const html = rendered.value
  const messages = [...lostTags(html, masked, source), ...tornBlocks(html, masked, source), ...misplacedTags(html, masked, source)]
  return { value: messages.length === 0 ? masked.unmask(collapse(html)) : null, messages }
}

async function runMjml(source: Source): Promise<Outcome<string>> {
  const refuse = (range: { start: number; end: number }, reason: string): Message =>
    finding('template-syntax', source, range, `Unexpected MJML: ${reason}`, 'The elements and their attributes are described at https://documentation.mjml.io/#components')
  try {
    const { html } = await loadMjml()(source.text, options)
    return { value: html, messages: [] }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    // What MJML throws besides ValidationErrors is about a document that it cannot read either.
    if (!('errors' in error)) return { value: null, messages: [refuse({ start: 0, end: 0 }, error.message)] }
    const errors = error.errors as readonly MjmlError[] // mjml-validator/lib/rules/ruleError.js
    return { value: null, messages: errors.map((found) => refuse(rangeOf(source.text, found), found.message)) }
  }
}

/** The first element of that name in the line that MJML names. */
function rangeOf(text: string, { line, tagName }: MjmlError): { start: number; end: number } {
  const lineStart = offsetOf(text, { line, column: 0 })
  const at = text.toLowerCase().indexOf(`<${tagName}`, lineStart)
  return at === -1 ? { start: lineStart, end: lineStart } : { start: at, end: at + tagName.length + 1 }
}

function lostTags(html: string, masked: Masked, source: Source): Message[] {
  const kept = new Set(masked.tagsIn(html))
  return masked.tags
    .filter((tag) => !kept.has(tag))
    .map((tag) => finding('template-lost', source, tag, `Unexpected ${tag.text} where MJML drops it, expected it where MJML keeps it`, contract))
}

function tornBlocks(html: string, masked: Masked, source: Source): Message[] {
  const note = 'MJML writes some elements in another place, or twice (mj-title). Begin and end a block in the same one.'
  return checkBalance(source, masked.tagsIn(html)).map((found) => ({ ...found, note }))
}
