import type { Message } from '../messages/message.js'
import { suggestion } from '../messages/nearest.js'
import { message } from '../messages/report.js'
import type { RuleId } from '../messages/rules.js'
import { checkMjml } from './check-mjml.js'
import { resolveInclude } from './include-path.js'
import { contract } from './mjml-elements.js'
import { scanMjml, type MjmlTag } from './mjml-tokens.js'
import { parseTemplate } from './parse-template.js'
import { concat, finding, generated, nothing, sourceOf, splice, type Edit, type Source } from './source.js'
import { scanTags } from './tags.js'
import { distinct, type Gathered, type TemplateFiles } from './template-files.js'

export interface EmailParts {
  readonly files: TemplateFiles
  /** The block kinds, in the order in which the folder include puts their templates. */
  readonly kinds: readonly string[]
}

interface Assembled {
  readonly source: Source
  /** Keys of the files that it was made from. */
  readonly used: readonly string[]
  readonly messages: readonly Message[]
}

/** An include: where it stands, and the keys of the files around it, outermost first. */
interface Include {
  readonly source: Source
  readonly tag: MjmlTag
  readonly trail: readonly string[]
}

/**
 * Puts `email/layout.mjml` and all that it includes into one MJML document, checked file by file.
 *
 * `<mj-include path="./x.mjml" />` is replaced by a fragment, `type="css"` by an `<mj-style>`, and a folder,
 * `path="./blocks/"`, by the fragment of every kind, each inside of `{{#with kind}}`. MJML's own includes are never
 * used: it reads them from the disk, and a denied one disappears without a word.
 */
export function assembleEmail(parts: EmailParts): Gathered<Source> {
  const key = 'email/layout.mjml'
  if (!parts.files.has(key)) {
    return { value: null, used: [], messages: [message('template-missing', `templates/${key}`, null, 'Unexpected email templates without a layout, expected layout.mjml', 'Put it back, or start from the one that comes with efc-news.')] }
  }
  const { source, used, messages } = expandFile(parts, key, [])
  return { value: messages.length === 0 ? source : null, used: [...new Set(used)], messages: distinct(messages) }
}

function expandFile(parts: EmailParts, key: string, around: readonly string[]): Assembled {
  const file = parts.files.get(key)
  if (file === undefined) return { source: nothing, used: [], messages: [] }
  const source = withoutComments(sourceOf(file))
  const tokens = scanMjml(source.text)
  const edits: Edit[] = []
  const used = [key]
  const messages = [...parseTemplate(source).messages, ...checkMjml(source, tokens, around.length === 0 ? 'layout' : 'fragment')]
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'open' || token.name !== 'mj-include') continue
    const next = tokens[index + 1]
    const included = include(parts, { source, tag: token, trail: [...around, key] })
    edits.push({ start: token.start, end: next?.kind === 'close' && !token.isSelfClosing ? next.end : token.end, with: included.source })
    used.push(...included.used)
    messages.push(...included.messages)
  }
  return { source: splice(source, edits), used, messages }
}

/** MJML keeps comments inside of mj-raw and mj-text, and there only. One for Outlook is left, so that it is reported. */
function withoutComments(source: Source): Source {
  const isPlain = (text: string): boolean => !/^<!--(?:\[if|<!\[endif)/i.test(text)
  const comments = scanMjml(source.text).filter((token) => token.kind === 'comment' && token.keeper === null && isPlain(source.text.slice(token.start, token.end)))
  return splice(source, comments.map(({ start, end }) => ({ start, end, with: nothing })))
}

function include(parts: EmailParts, place: Include): Assembled {
  const { tag, trail } = place
  const path = tag.attributes.find(({ name }) => name === 'path')?.value ?? ''
  const type = tag.attributes.find(({ name }) => name === 'type')?.value ?? 'mjml'
  const unknown = tag.attributes.find(({ name }) => name !== 'path' && name !== 'type')
  if (unknown !== undefined) return failure('template-include', place, `Unexpected ${unknown.name} on an include, expected path and type`, 'Nothing else of MJML’s includes is used here.')
  const target = resolveInclude(trail.at(-1) ?? '', path)
  if (target === null) return failure('template-include', place, `Unexpected path "${path}" of an include, expected a file of the email templates`, 'Write it relative to this file, with "/", e.g. "./footer.mjml". It cannot leave the folder.')
  if (trail.includes(target)) return failure('template-include', place, `Unexpected include of "${path}" in itself, expected includes that come to an end`, `The circle: ${[...trail, target].join(' → ')}.`)
  if (type === 'css') return includeStyle(parts, place, target)
  if (type !== 'mjml') return failure('template-include', place, `Unexpected type "${type}" of an include, expected "css" or none`, 'Wrap HTML in <mj-raw>, in a file of its own, and include that.')
  return target.endsWith('/') ? includeKinds(parts, place, target) : includeFragment(parts, place, target)
}

function includeFragment(parts: EmailParts, place: Include, target: string): Assembled {
  if (!parts.files.has(target)) return missing(parts, place, target)
  const { source, used, messages } = expandFile(parts, target, place.trail)
  // Lines of their own, because MJML names nothing but the line of an error.
  return { source: concat([written('\n', place), source, written('\n', place)]), used, messages }
}

function includeKinds(parts: EmailParts, place: Include, folder: string): Assembled {
  const blocks = parts.kinds.map((kind): Assembled => {
    const { source, used, messages } = includeFragment(parts, place, `${folder}${kind}.mjml`)
    return { source: concat([written(`<mj-raw>{{#with [${kind}]}}</mj-raw>`, place), source, written('<mj-raw>{{/with}}</mj-raw>', place)]), used, messages }
  })
  return { source: concat(blocks.map(({ source }) => source)), used: blocks.flatMap(({ used }) => used), messages: blocks.flatMap(({ messages }) => messages) }
}

function includeStyle(parts: EmailParts, place: Include, target: string): Assembled {
  const file = parts.files.get(target)
  if (file === undefined) return missing(parts, place, target)
  const css = sourceOf(file)
  const tags = scanTags(css.text).map((tag) => finding('template-lost', css, tag, `Unexpected ${tag.text} in a stylesheet, expected CSS only`, contract))
  const markup = Array.from(css.text.matchAll(/<[/!a-z]/gi), ({ index }) => finding('template-syntax', css, { start: index, end: index + 1 }, 'Unexpected "<" in a stylesheet, expected CSS only', 'Delete the markup around it: the include makes the element.'))
  return { source: concat([written('<mj-style>', place), css, written('</mj-style>', place)]), used: [target], messages: [...tags, ...markup] }
}

function missing({ files }: EmailParts, place: Include, target: string): Assembled {
  const known = [...files.keys()].filter((key) => key.startsWith('email/'))
  return failure('template-missing', place, `Unexpected include of templates/${target}, expected a file that is there`, suggestion(target, known))
}

function failure(rule: RuleId, { source, tag }: Include, text: string, note: string): Assembled {
  return { source: nothing, used: [], messages: [finding(rule, source, tag, text, note)] }
}

function written(text: string, { source, tag }: Include): Source {
  return generated(text, source, tag.start)
}
