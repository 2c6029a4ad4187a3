import type { z } from 'zod'
import type { Message } from '../messages/message.js'
import { suggestion } from '../messages/nearest.js'
import { checkBraces } from './check-braces.js'
import { builtins, checkArguments, checkHelperArguments, evaluate, evaluateCall, named, pairsOf, report, type Evaluated } from './expressions.js'
import { elementsOf } from './in-element.js'
import { parseTemplate } from './parse-template.js'
import { printProblem } from './printable.js'
import { enter, knowing, type Scope, type Shown, type Vocabulary, type Way } from './scope.js'
import type { Source } from './source.js'
import { distinct, type Gathered } from './template-files.js'
import { anything, extend, itemsOf, scalar, shapeOf, type Shape } from './view-shape.js'

type PartialCall = hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement

/** What came of following names: what is wrong with them, and what is shown of the view. */
export interface Checked {
  readonly messages: readonly Message[]
  readonly shown: Shown
}

/** The outcome of a step that followed the names of what it gathered. */
export type Followed<T> = Gathered<T> & Checked

/**
 * Every name in a template that its view does not have, or may not have there; every helper and partial that does not
 * exist; braces that do not fit a value.
 *
 * Handlebars' `strict` does not cover `{{#if typo}}`, `{{#each typo}}` and arguments, and tells only of what one view
 * happens to reach; this follows the schema of the view into every branch and, with its context, into every partial.
 * `schema` is that of the whole view. Partials must not call each other in a circle.
 */
export function checkNames(source: Source, schema: z.ZodType, vocabulary: Vocabulary): Checked {
  const root = shapeOf(schema)
  const scope: Scope = { vocabulary, source, root, contexts: [root], blockParams: new Map(), found: [], loops: 0, partialBlock: null, isInElement: () => false, shown: new Map() }
  return { messages: distinct(checkSource(scope)), shown: scope.shown }
}

function checkSource(scope: Scope): readonly Message[] {
  const { source, vocabulary } = scope
  const { value, messages } = parseTemplate(source)
  return value === null ? messages : checkProgram(value, vocabulary.medium === 'text' ? scope : { ...scope, isInElement: elementsOf(source) })
}

function checkProgram(program: hbs.AST.Program | undefined, scope: Scope): Message[] {
  return (program?.body ?? []).flatMap((statement) => checkStatement(statement, scope))
}

// The casts below follow `type`, which is what tells the parser's nodes apart (handlebars/lib/handlebars/compiler).
function checkStatement(statement: hbs.AST.Statement, scope: Scope): readonly Message[] {
  switch (statement.type) {
    case 'MustacheStatement':
      return checkMustache(statement as hbs.AST.MustacheStatement, scope)
    case 'BlockStatement':
      return checkBlock(statement as hbs.AST.BlockStatement, scope)
    case 'PartialStatement':
    case 'PartialBlockStatement':
      return checkPartial(statement as PartialCall, scope)
    case 'Decorator':
    case 'DecoratorBlock':
      return [report('template-syntax', statement, scope, 'Unexpected decorator, expected {{> a partial}}', 'Inline partials are not used here: put the part into a file of its own.')]
    default:
      return []
  }
}

function checkMustache(mustache: hbs.AST.MustacheStatement, scope: Scope): readonly Message[] {
  const value = evaluateCall(mustache, scope)
  const { shape, messages, given } = value
  show(given, mustache, scope)
  if (messages.length > 0) return messages
  const problem = printProblem(named(mustache.path, value, scope), scope.vocabulary.medium)
  return problem === null ? checkBraces(mustache, shape, scope) : [report('template-name', mustache.path, scope, problem.text, problem.note)]
}

function checkBlock(block: hbs.AST.BlockStatement, scope: Scope): Message[] {
  const name = String(block.path.original)
  const own = scope.vocabulary.helpers.includes(name)
  if (!own && !builtins.includes(name)) {
    return [report('template-name', block.path, scope, `Unexpected block "${name}", expected a helper that exists`, suggestion(name, [...builtins, ...scope.vocabulary.helpers]))]
  }
  const [argument, ...more] = block.params
  if (!own && (argument === undefined || more.length > 0)) {
    return [report('template-syntax', block.path, scope, `Unexpected {{#${name}}} with ${block.params.length} arguments, expected one`, `Write {{#${name} something}}.`)]
  }
  const { messages, given } = own ? checkHelperArguments(name, block, scope) : checkArguments(block, scope)
  if (own) show(given, block, scope)
  const value: Evaluated = argument === undefined ? { shape: anything, messages: [], given: [] } : evaluate(argument, scope)
  const inner = insideOf(block, value, scope)
  const problem = inner === null && argument !== undefined ? [report('template-name', argument, scope, 'Unexpected {{#each}} through what is not a list, expected a list', 'Use {{#with}} for one thing, {{#if}} to ask whether it is there.')] : []
  return [...problem, ...messages, ...checkProgram(block.program, inner ?? scope), ...checkProgram(block.inverse, knowing(scope, name === 'unless' ? waysTo(value) : []))]
}

/** Notes what a tag shows. To ask for it, as `{{#if}}` does, shows nothing. */
function show(given: readonly string[], tag: hbs.AST.Node, { shown, source }: Scope): void {
  for (const path of given) if (!shown.has(path)) shown.set(path, { source, tag })
}

/** What the names in a block's first part mean, which runs when its value is there; null for `{{#each}}` of something else than a list. */
function insideOf(block: hbs.AST.BlockStatement, value: Evaluated, outside: Scope): Scope | null {
  const { shape } = value
  const names = (block.program as hbs.AST.Program | undefined)?.blockParams ?? []
  // `unless` runs when it is missing; of a helper of our own nothing is known.
  if (!['if', 'each', 'with'].includes(String(block.path.original))) return outside
  const scope = knowing(outside, waysTo(value))
  if (block.path.original === 'if') return scope
  if (block.path.original === 'with') return enter(scope, shape, names, [shape])
  const items = itemsOf(shape)
  return items === null ? null : { ...enter(scope, items, names, [items, scalar]), loops: scope.loops + 1 }
}

/** The way to a value, and the value as a context of its own. */
function waysTo({ shape, way }: Evaluated): Way[] {
  return [...(way === undefined ? [] : [way]), { from: shape, names: [] }]
}

function checkPartial(call: PartialCall, scope: Scope): readonly Message[] {
  if (call.name.type === 'SubExpression') {
    return [report('template-syntax', call.name, scope, 'Unexpected partial with a computed name, expected a name', 'Write {{#if}} around one {{> name}} for each case.')]
  }
  const name = String(call.name.original)
  const context = contextOf(call, scope)
  const { messages } = checkArguments(call, scope)
  show(checkArguments({ ...call, params: [] }, scope).given, call, scope)
  if (name === '@partial-block') return [...messages, ...checkPartialBlock(call, context, scope)]
  const { partials } = scope.vocabulary
  const source = partials?.get(name)
  if (source === undefined) {
    const note = partials === null ? 'These templates have no partials: use <mj-include path="…" />.' : suggestion(name, [...partials.keys()])
    return [...messages, report('template-missing', call.name, scope, `Unexpected partial "${name}", expected one that is there`, note)]
  }
  const partialBlock = 'program' in call ? { program: call.program, scope } : null
  return [...messages, ...checkSource({ ...scope, source, contexts: [context], blockParams: new Map(), partialBlock })]
}

/** What a partial gets: its argument or else the context at hand, with what `key=value` adds. */
function contextOf(call: PartialCall, scope: Scope): Shape {
  const [argument] = call.params
  const given = argument === undefined ? (scope.contexts[0] ?? anything) : evaluate(argument, scope).shape
  const pairs = pairsOf(call)
  return pairs.length === 0 ? given : extend(given, new Map(pairs.map(({ key, value }) => [key, evaluate(value, scope).shape])))
}

/** `{{> @partial-block}}` runs the caller's block with the context at hand; `../` in it still means what it meant there. */
function checkPartialBlock(call: PartialCall, context: Shape, scope: Scope): Message[] {
  if (scope.partialBlock === null) return [report('template-name', call.name, scope, 'Unexpected {{> @partial-block}}, expected it in a partial that is called as {{#> name}}', 'Delete it, or call this partial with a block everywhere.')]
  const { program, scope: outer } = scope.partialBlock
  return checkProgram(program, { ...enter(outer, context, [], []), found: scope.found })
}
