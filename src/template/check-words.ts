import type { z } from 'zod'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import { nameOf, type Whole } from './check-complete.js'
import type { Shown } from './scope.js'
import { fileAt, offsetOf } from './source.js'
import type { TemplateFiles } from './template-files.js'
import { isHtml, itemsOf, markOf, namesOf, propertyOf, shapeOf, type Shape } from './view-shape.js'

export interface WordsOptions {
  /** The view of each kind of block. */
  readonly views: ReadonlyMap<string, z.ZodType>
  readonly files: TemplateFiles
  readonly medium: 'html' | 'text'
}

/** What a template does not show: its path from the block's view, and how it would be written. */
interface Word {
  readonly path: string
  readonly tag: string
}

const names = new Intl.ListFormat('en-GB', { type: 'disjunction' })

/**
 * Kinds of block whose template leaves out what an editor writes: it would be lost in every issue without a word.
 *
 * A set of templates shows every text of a kind's view, at any depth, but for those whose schema says otherwise:
 * `spare` ones are for machines, or say again what another says; one that is `insteadOf` others stands for them when it
 * is shown. Plain text has no `picture`. To show is to print, or to hand to a helper, in all of a list: `{{#if body}}`
 * alone is not enough, nor is the `body` of something in the block.
 */
export function checkWords({ used, shown }: Whole, { views, files, medium }: WordsOptions): Message[] {
  return [...views].flatMap(([kind, view]) => {
    const own = files.get(used.find((key) => nameOf(key) === kind) ?? '')?.path
    // A kind without a place is found by `checkBlocks`.
    if (own === undefined) return []
    const at = `blocks.*.${kind}`
    const missing = missingIn(shapeOf(view), (name) => ancestors(name).some((around) => shown.has(`${at}.${around}`)), medium)
    const fileOf = (word: Word): string => nearestFile(`${at}.${word.path}`, at, shown) ?? own
    return [...new Set(missing.map(fileOf))].map((file) => {
      const words = missing.filter((word) => fileOf(word) === file)
      const paths = words.map((word) => `"${word.path.replaceAll('.*', '')}"`)
      const tags = [...new Set(words.map(({ tag }) => tag))]
      return message('template-incomplete', file, null, `Unexpected template of \`${kind}\` without ${names.format(paths)}, expected all that an editor writes there`, `Add ${tags.join(' ')}, or readers would never see it.`)
    })
  })
}

type IsShown = (path: string) => boolean

/** What is not shown of the parts of a value. */
function missingIn(shape: Shape, isShown: IsShown, medium: WordsOptions['medium']): Word[] {
  const parts = namesOf(shape).flatMap((name) => {
    const part = propertyOf(shape, name)
    return part === null ? [] : [{ name, insteadOf: markOf(part, 'insteadOf'), missing: missingOf(name, part, isShown, medium) }]
  })
  const isCovered = (name: string): boolean => parts.some(({ insteadOf, missing }) => Array.isArray(insteadOf) && insteadOf.includes(name) && missing.length === 0)
  return parts.filter(({ name, insteadOf }) => insteadOf === undefined && !isCovered(name)).flatMap(({ missing }) => missing)
}

/** What is not shown of the value that `name` leads to. */
function missingOf(name: string, shape: Shape, isShown: IsShown, medium: WordsOptions['medium']): Word[] {
  const types = new Set(shape.alternatives.flatMap(({ type }) => type))
  const isPicture = markOf(shape, 'picture') === true
  if (shape.path === null || markOf(shape, 'spare') === true || (isPicture && medium === 'text')) return []
  if (types.has('string')) {
    const tag = isHtml(shape) === true && medium === 'html' ? `{{{${name}}}}` : `{{${name}}}`
    return isShown(shape.path) ? [] : [{ path: shape.path, tag }]
  }
  const within = (words: readonly Word[], block: string): Word[] => words.map(({ path, tag }) => ({ path, tag: `{{#${block} ${name}}}${isPicture ? picture : tag}{{/${block}}}` }))
  const items = types.has('array') ? itemsOf(shape) : null
  if (items !== null) return within(missingOf('this', items, isShown, medium), 'each')
  const missing = missingIn(shape, isShown, medium)
  return name === 'this' ? missing : within(missing, 'with')
}

const picture = '<img src="{{src}}" width="{{width}}" height="{{height}}" alt="{{alt}}">'

/** A path, and those of all that it is a part of. */
function ancestors(path: string): string[] {
  const parts = path.split('.')
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'))
}

/** The file that shows something else of the same part of a block, such as a partial for its person; null when there is none. */
function nearestFile(path: string, block: string, shown: Shown): string | null {
  const around = path.slice(0, path.lastIndexOf('.'))
  if (around === block) return null
  const [, beside] = [...shown].find(([other]) => other.startsWith(`${around}.`)) ?? []
  return beside === undefined ? nearestFile(around, block, shown) : fileAt(beside.source, offsetOf(beside.source.text, beside.tag.loc.start))
}
