import { suggestion } from '../messages/nearest.js'
import type { Source } from './source.js'
import { anything, namesOf, propertyOf, scalar, type Shape } from './view-shape.js'

/** What templates of one set may call. */
export interface Vocabulary {
  /** Names of the helpers besides `if`, `unless`, `each` and `with`. */
  readonly helpers: readonly string[]
  /** Partials by name; null where a set has none. */
  readonly partials: ReadonlyMap<string, Source> | null
}

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
  /** How many `{{#each}}` are around. */
  readonly loops: number
  /** The block that a partial was called with, and where that block stands. */
  readonly partialBlock: { readonly program: hbs.AST.Program; readonly scope: Scope } | null
}

/** What a path leads to, or why it leads nowhere. */
export type Resolved = { readonly shape: Shape } | { readonly problem: string; readonly note: string }

const loopData = ['index', 'key', 'first', 'last']

/** Follows a path such as `event.title`, `../x`, `this`, `@index` or `item.name` as Handlebars does. */
export function resolvePath(path: hbs.AST.PathExpression, scope: Scope): Resolved {
  const [first = '', ...rest] = path.parts
  if (path.data) return resolveData(path, scope)
  const blockParam = isScoped(path) ? undefined : scope.blockParams.get(first)
  if (blockParam !== undefined) return follow(path, blockParam, rest)
  const context = scope.contexts[path.depth]
  if (context === undefined) return { problem: `Unexpected name "${path.original}", expected at most ${scope.contexts.length - 1} times "../"`, note: 'A partial sees only the context that it is given.' }
  const resolved = follow(path, context, path.parts)
  if ('shape' in resolved) return resolved
  const outer = scope.contexts.findIndex((around, depth) => depth > path.depth && propertyOf(around, first) !== null)
  return outer === -1 ? resolved : { ...resolved, note: `"${first}" stands outside of this block: write "${'../'.repeat(outer)}${path.parts.join('.')}".` }
}

function resolveData(path: hbs.AST.PathExpression, scope: Scope): Resolved {
  const [first = '', ...rest] = path.parts
  if (first === 'root') return follow(path, scope.root, rest)
  if (!loopData.includes(first)) return { problem: `Unexpected name "${path.original}", expected one that Handlebars sets`, note: suggestion(path.original, ['@root', ...loopData.map((name) => `@${name}`)]) }
  if (scope.loops > path.depth) return follow(path, scalar, rest)
  return { problem: `Unexpected name "${path.original}", expected it inside of {{#each}}`, note: 'Only {{#each}} sets it.' }
}

function follow(path: hbs.AST.PathExpression, start: Shape, parts: readonly string[]): Resolved {
  let shape = start
  for (const part of parts) {
    const next = propertyOf(shape, part)
    if (next === null) {
      const names = namesOf(shape)
      const whose = part === path.original ? '' : ` in "${path.original}"`
      if (names.length === 0) return { problem: `Unexpected name "${part}"${whose}, expected none: the value has no parts`, note: 'Write {{this}} for the value itself, or "../" before the name of something around the block.' }
      return { problem: `Unexpected name "${part}"${whose}, expected a name that is there`, note: suggestion(part, names) }
    }
    shape = next
  }
  return { shape }
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
