import { suggestion } from '../messages/nearest.js'
import type { Source } from './source.js'
import { anything, namesOf, present, propertyOf, scalar, type Shape } from './view-shape.js'

/** What templates of one set may say. */
export interface Vocabulary {
  /** In `html` two braces escape and three do not; in `text` nothing is escaped. */
  readonly medium: 'html' | 'text'
  /** Names of the helpers besides `if`, `unless`, `each` and `with`. */
  readonly helpers: readonly string[]
  /** Partials by name; null where a set has none. */
  readonly partials: ReadonlyMap<string, Source> | null
}

/** A value by the way to it: the names from a context, a block parameter or @root. That one is told by being the same object. */
export interface Way {
  readonly from: Shape
  readonly names: readonly string[]
}

/** The values that a template prints, or hands to a helper, by their path; and the tag that does it first. */
export type Shown = ReadonlyMap<string, { readonly source: Source; readonly tag: hbs.AST.Node }>

/** What names mean at one place of a template. */
export interface Scope {
  readonly vocabulary: Vocabulary
  /** The template that is read. */
  readonly source: Source
  readonly root: Shape
  /** The context, then those around it, which `../` reaches. */
  readonly contexts: readonly Shape[]
  /** The names of `as |item index|`. */
  readonly blockParams: ReadonlyMap<string, Shape>
  /** What the blocks around have asked for, as `{{#if}}` does, and found there. */
  readonly found: readonly Way[]
  /** How many `{{#each}}` are around. */
  readonly loops: number
  /** The block that a partial was called with, and where that block stands. */
  readonly partialBlock: { readonly program: hbs.AST.Program; readonly scope: Scope } | null
  /** Whether what stands there in `source` is within an HTML tag, such as the value of an attribute. */
  readonly isInElement: (node: hbs.AST.Node) => boolean
  /** Filled while the template is read. */
  readonly shown: Map<string, { readonly source: Source; readonly tag: hbs.AST.Node }>
}

/** What a path leads to, or why it leads nowhere. */
export type Resolved = { readonly shape: Shape; readonly way: Way } | { readonly problem: string; readonly note: string }

const loopData = ['index', 'key', 'first', 'last']

/** Follows a path such as `event.title`, `../x`, `this`, `@index` or `item.name` as Handlebars does. */
export function resolvePath(path: hbs.AST.PathExpression, scope: Scope): Resolved {
  const [first = '', ...rest] = path.parts
  if (path.data) return resolveData(path, scope)
  const blockParam = isScoped(path) ? undefined : scope.blockParams.get(first)
  if (blockParam !== undefined) return follow(path, { from: blockParam, names: rest }, scope)
  const context = scope.contexts[path.depth]
  if (context === undefined) return { problem: `Unexpected name "${path.original}", expected at most ${scope.contexts.length - 1} times "../"`, note: 'A partial sees only the context that it is given.' }
  const resolved = follow(path, { from: context, names: path.parts }, scope)
  if ('shape' in resolved || propertyOf(context, first) !== null) return resolved
  const outer = scope.contexts.findIndex((around, depth) => depth > path.depth && propertyOf(around, first) !== null)
  return outer === -1 ? resolved : { ...resolved, note: `"${first}" stands outside of this block: write "${'../'.repeat(outer)}${path.parts.join('.')}".` }
}

function resolveData(path: hbs.AST.PathExpression, scope: Scope): Resolved {
  const [first = '', ...rest] = path.parts
  if (first === 'root') return follow(path, { from: scope.root, names: rest }, scope)
  if (!loopData.includes(first)) return { problem: `Unexpected name "${path.original}", expected one that Handlebars sets`, note: suggestion(path.original, ['@root', ...loopData.map((name) => `@${name}`)]) }
  if (scope.loops > path.depth) return follow(path, { from: scalar, names: rest }, scope)
  return { problem: `Unexpected name "${path.original}", expected it inside of {{#each}}`, note: 'Only {{#each}} sets it.' }
}

function follow(path: hbs.AST.PathExpression, way: Way, scope: Scope): Resolved {
  let shape = way.from
  for (const [index, part] of way.names.entries()) {
    const next = propertyOf(shape, part)
    if (next === null) {
      const names = namesOf(shape)
      const whose = part === path.original ? '' : ` in "${path.original}"`
      if (names.length === 0) return { problem: `Unexpected name "${part}"${whose}, expected none: the value has no parts`, note: 'Write {{this}} for the value itself, or "../" before the name of something around the block.' }
      return { problem: `Unexpected name "${part}"${whose}, expected a name that is there`, note: suggestion(part, names) }
    }
    if (shape.isNullable && !isFound({ ...way, names: way.names.slice(0, index) }, scope)) {
      const parent = written(path, way.names.length - index)
      return { problem: `Unexpected "${part}" of "${parent}", which may be missing, expected it where that is known to be there`, note: `Put it inside of {{#if ${parent}}}…{{/if}}: it could not be filled in where "${parent}" is missing.` }
    }
    shape = next
  }
  // The context itself stays the same object, by which `enter` and `Way` know it.
  return { shape: way.names.length > 0 && shape.isNullable && isFound(way, scope) ? present(shape) : shape, way }
}

/** Whether a block around has asked for what a way leads to, and found it. */
export function isFound({ from, names }: Way, { found }: Scope): boolean {
  return found.some((known) => known.from === from && known.names.length === names.length && known.names.every((name, index) => name === names[index]))
}

/** A path as a template writes it, without the last `count` of its parts. */
function written({ data, depth, parts }: hbs.AST.PathExpression, count: number): string {
  const names = parts.slice(0, parts.length - count).map((name) => (/^[a-z_][\w-]*$/i.test(name) ? name : `[${name}]`))
  if (names.length === 0) return depth === 0 ? 'this' : Array.from({ length: depth }, () => '..').join('/')
  return `${data ? '@' : ''}${'../'.repeat(depth)}${names.join('.')}`
}

/** The scope where all of `ways` are known to lead to something. */
export function knowing(scope: Scope, ways: readonly Way[]): Scope {
  return ways.length === 0 ? scope : { ...scope, found: [...scope.found, ...ways] }
}

/** `./x` and `this.x` never mean a block parameter or a helper (Handlebars' AST.helpers.scopedId). */
export function isScoped(path: hbs.AST.PathExpression): boolean {
  return /^\.|this\b/.test(path.original)
}

/**
 * The scope inside of a block whose context is `context`.
 *
 * A context that does not change adds no level for `../` (Handlebars' runtime.js, wrapProgram).
 */
export function enter(scope: Scope, context: Shape, names: readonly string[], shapes: readonly Shape[]): Scope {
  const blockParams = new Map([...scope.blockParams, ...names.map((name, index): [string, Shape] => [name, shapes[index] ?? anything])])
  const contexts = context === scope.contexts[0] ? scope.contexts : [context, ...scope.contexts]
  return { ...scope, contexts, blockParams }
}
