import { offsetOf, type Range } from './source.js'

/** A partial that a template calls by name, and where. */
export interface PartialCall extends Range {
  readonly name: string
}

/** Every `{{> name}}` and `{{#> name}}` in a parsed template, in order. `@partial-block` and computed names are left out. */
export function partialCalls(program: hbs.AST.Program | undefined, text: string): PartialCall[] {
  return (program?.body ?? []).flatMap((statement) => {
    // The casts follow `type`, which is what tells the parser's nodes apart.
    const { program: first, inverse: second } = statement as hbs.AST.Statement & Partial<Pick<hbs.AST.BlockStatement, 'program' | 'inverse'>>
    const inside = [...partialCalls(first, text), ...partialCalls(second, text)]
    if (statement.type !== 'PartialStatement' && statement.type !== 'PartialBlockStatement') return inside
    const { name } = statement as hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement
    if (name.type === 'SubExpression' || name.original === '@partial-block') return inside
    return [{ name: String(name.original), start: offsetOf(text, name.loc.start), end: offsetOf(text, name.loc.end) }, ...inside]
  })
}
