import type { Message } from '../messages/message.js'
import { suggestion } from '../messages/nearest.js'
import type { RuleId } from '../messages/rules.js'
import { argumentProblem, type Named } from './printable.js'
import { isFound, isScoped, resolvePath, type Scope, type Way } from './scope.js'
import { finding, offsetOf } from './source.js'
import { anything, flag, literal, type Shape } from './view-shape.js'

/** The shape of a value, and the names in its expression that do not exist. */
export interface Evaluated {
  readonly shape: Shape
  readonly messages: readonly Message[]
  /** Paths of the values of the view that it is made of: its own, or those that a helper gets and can show. */
  readonly given: readonly string[]
  /** For a path, where it leads. */
  readonly way?: Way
}

/** The part of a tag that is a path or a helper with its arguments. */
export type Call = hbs.AST.MustacheStatement | hbs.AST.SubExpression

type Arguments = Pick<Call, 'params' | 'hash'>

/** Blocks that Handlebars brings along. `log` and `lookup` are not among them: see compile-template.ts. */
export const builtins: readonly string[] = ['if', 'unless', 'each', 'with']

/** An argument: a path, a helper in parentheses, or a literal. */
export function evaluate(expression: hbs.AST.Expression, scope: Scope): Evaluated {
  if (isPath(expression)) return evaluatePath(expression, scope)
  return expression.type === 'SubExpression' ? evaluateCall(expression as hbs.AST.SubExpression, scope) : { shape: literal, messages: [], given: [] }
}

/** `{{name}}` or `{{helper argument key=argument}}`, also in parentheses. A helper's result may be anything. */
export function evaluateCall(call: Call, scope: Scope): Evaluated {
  const path = pathOf(call.path)
  const { helpers } = scope.vocabulary
  const isName = path.parts.length === 1 && path.depth === 0 && !path.data && !isScoped(path) && !scope.blockParams.has(path.original)
  if (isName && helpers.includes(path.original)) return { shape: anything, ...checkHelperArguments(path.original, call, scope) }
  if (call.type === 'MustacheStatement' && !hasArguments(call) && !builtins.includes(path.original)) return evaluatePath(path, scope)
  const note = builtins.includes(path.original) ? `Write it as a block: {{#${path.original} …}}…{{/${path.original}}}.` : suggestion(path.original, helpers)
  const unknown = report('template-name', call.path, scope, `Unexpected helper "${path.original}", expected one that exists`, note)
  return { shape: anything, messages: [unknown, ...checkArguments(call, scope).messages], given: [] }
}

/** The arguments and the values of `key=value`: unknown names among them, and what they are made of. */
export function checkArguments(call: Arguments, scope: Scope): Pick<Evaluated, 'messages' | 'given'> {
  return together(argumentsOf(call).map((argument) => evaluate(argument, scope)))
}

/** The same for a helper that exists, and what it cannot take: nothing of that counts as shown. */
export function checkHelperArguments(helper: string, call: Arguments, scope: Scope): Pick<Evaluated, 'messages' | 'given'> {
  return together(
    argumentsOf(call).map((argument) => {
      const value = evaluate(argument, scope)
      if (value.messages.length > 0) return value
      const problem = argumentProblem(helper, named(argument, value, scope))
      return problem === null ? value : { messages: [report('template-name', argument, scope, problem.text, problem.note)], given: [] }
    }),
  )
}

/** What an expression leads to, with what it is called in the template. */
export function named(expression: hbs.AST.Expression & { readonly original?: unknown }, { shape, way }: Evaluated, scope: Scope): Named {
  // `true`, `null` and `undefined` are words of Handlebars, and no text.
  if (['BooleanLiteral', 'NullLiteral', 'UndefinedLiteral'].includes(expression.type)) return { name: String(expression.original), shape: flag, mayBeMissing: false }
  return { name: String(expression.original), shape, mayBeMissing: shape.isNullable && (way === undefined || !isFound(way, scope)) }
}

function together(values: ReadonlyArray<Pick<Evaluated, 'messages' | 'given'>>): Pick<Evaluated, 'messages' | 'given'> {
  return { messages: values.flatMap(({ messages }) => messages), given: values.flatMap(({ given }) => given) }
}

function argumentsOf(call: Arguments): hbs.AST.Expression[] {
  return [...call.params, ...pairsOf(call).map(({ value }) => value)]
}

export function report(rule: RuleId, node: hbs.AST.Node, scope: Scope, text: string, note: string): Message {
  const { source } = scope
  return finding(rule, source, { start: offsetOf(source.text, node.loc.start), end: offsetOf(source.text, node.loc.end) }, text, note)
}

/** The pairs of `key=value`; the parser leaves `hash` out where a tag has none. */
export function pairsOf(call: Arguments): readonly hbs.AST.HashPair[] {
  return (call.hash as hbs.AST.Hash | undefined)?.pairs ?? []
}

function isPath(expression: hbs.AST.Expression): expression is hbs.AST.PathExpression {
  return expression.type === 'PathExpression'
}

/** What stands first in a tag, as a path: Handlebars reads `{{"a b"}}` and `{{5}}` as names. */
function pathOf(expression: hbs.AST.Expression & { readonly original?: unknown }): hbs.AST.PathExpression {
  if (isPath(expression)) return expression
  const original = String(expression.original)
  return { type: 'PathExpression', data: false, depth: 0, parts: [original], original, loc: expression.loc }
}

function hasArguments(call: Arguments): boolean {
  return call.params.length > 0 || pairsOf(call).length > 0
}

function evaluatePath(path: hbs.AST.PathExpression, scope: Scope): Evaluated {
  const resolved = resolvePath(path, scope)
  if ('shape' in resolved) return { ...resolved, messages: [], given: resolved.shape.path === null ? [] : [resolved.shape.path] }
  return { shape: anything, given: [], messages: [report('template-name', path, scope, resolved.problem, resolved.note)] }
}
