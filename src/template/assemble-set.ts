import type { z } from 'zod'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import { checkNames, type Followed } from './check-names.js'
import type { TemplateSet } from './compile-template.js'
import { parseTemplate } from './parse-template.js'
import { partialCalls } from './partial-calls.js'
import { finding, generated, sourceOf, type Source } from './source.js'
import { hideTags, scanTags } from './tags.js'
import { distinct, type TemplateFiles } from './template-files.js'

export interface SetOptions {
  readonly files: TemplateFiles
  /** The folder of templates/ that partials are named in. */
  readonly set: 'web' | 'text'
  /** The template to start from: `issue` is `<set>/issue.hbs`. */
  readonly entry: string
  /** The block kinds, in the order in which `{{> blocks}}` puts their templates. */
  readonly kinds: readonly string[]
  /** What the template is filled with. */
  readonly schema: z.ZodType
  /** Names of the helpers that templates may call, besides `if`, `unless`, `each` and `with`. */
  readonly helpers: readonly string[]
}

/** The partial that is no file. */
const allBlocks = 'blocks'

/**
 * Gathers a template and the partials that it calls, checked: what comes out are plain strings, which any thread can
 * compile with `compileTemplate`.
 *
 * `{{> blocks/event}}` is `<set>/blocks/event.hbs`, wherever it is called from. `{{> blocks}}` is made here: the
 * partial of every kind, each inside of `{{#with kind}}`.
 */
export function assembleSet(options: SetOptions): Followed<TemplateSet> {
  const { files, set, entry, schema, helpers } = options
  const file = files.get(`${set}/${entry}.hbs`)
  if (file === undefined) {
    return { value: null, used: [], shown: new Map(), messages: [message('template-missing', `templates/${set}/${entry}.hbs`, null, `Unexpected ${set} templates without ${entry}.hbs, expected it there`, 'Put it back, or start from the one that comes with efc-news.')] }
  }
  const source = sourceOf(file)
  const partials = new Map<string, Source>()
  const problems = gather(source, [entry], options, partials)
  const { messages, shown } = problems.length > 0 ? { messages: distinct(problems), shown: new Map() } : checkNames(source, schema, { medium: set === 'text' ? 'text' : 'html', helpers, partials })
  const used = [entry, ...partials.keys()].filter((name) => name !== allBlocks).map((name) => `${set}/${name}.hbs`)
  if (messages.length > 0) return { value: null, used, messages, shown }
  return { value: { entry: `${set}/${entry}`, template: source.text, partials: Object.fromEntries(Array.from(partials, ([name, { text }]) => [name, text])) }, used, messages, shown }
}

/** Adds what `source` calls to `partials`. `trail` names the templates around it. A partial that is missing is left to `checkNames`. */
function gather(source: Source, trail: readonly string[], options: SetOptions, partials: Map<string, Source>): readonly Message[] {
  const { value: program, messages } = parseTemplate(source)
  if (program === null) return messages
  const unquoted = options.set === 'web' ? unquotedTags(source) : []
  if (unquoted.length > 0) return unquoted
  return partialCalls(program, source.text).flatMap(({ name, start, end }) => {
    if (trail.includes(name)) {
      return [finding('template-include', source, { start, end }, `Unexpected partial "${name}" in itself, expected partials that come to an end`, `The circle: ${[...trail, name].join(' → ')}.`)]
    }
    const partial = partials.get(name) ?? partialOf(name, options, source, start)
    if (partial === null) return []
    partials.set(name, partial)
    return gather(partial, [...trail, name], options, partials)
  })
}

function partialOf(name: string, { files, set, kinds }: SetOptions, caller: Source, offset: number): Source | null {
  if (name === allBlocks) return generated(kinds.map((kind) => `{{#with [${kind}]}}{{> [blocks/${kind}]}}{{/with}}`).join(''), caller, offset)
  const file = files.get(`${set}/${name}.hbs`)
  return file === undefined ? null : sourceOf(file)
}

/** Values in an attribute without quotes: a space in one would begin another attribute. The email's are found in what MJML makes. */
function unquotedTags(source: Source): Message[] {
  const markup = hideTags(source.text)
  // What stands in quotes may hold an equals sign of its own: `content="0; url={{to}}"`.
  const isUnquoted = (start: number): boolean => /<[a-z](?:[^<>"']|"[^"]*"|'[^']*')*=\s*$/i.test(markup.slice(Math.max(0, start - 2000), start))
  return scanTags(source.text)
    .filter(({ kind, start }) => kind === 'value' && isUnquoted(start))
    .map((tag) => finding('template-syntax', source, tag, `Unexpected ${tag.text} without quotes inside of an HTML tag, expected name="${tag.text}"`, 'Without quotes a space in the value would begin another attribute.'))
}
