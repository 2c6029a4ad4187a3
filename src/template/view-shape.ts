import * as z from 'zod'

type Schema = z.core.JSONSchema.BaseSchema

/**
 * What a value of a view may be: one or more JSON Schemas, of which any may hold. `null` is none of them, since
 * templates ask with `{{#if}}` before they use what may be missing.
 */
export interface Shape {
  readonly alternatives: readonly Schema[]
  /** What `$ref` refers to. */
  readonly root: Schema
}

/** A plain text, number or boolean. */
export const scalar: Shape = { alternatives: [{ type: 'string' }], root: {} }

/** Of which nothing is known, like the result of a helper: every name is fine. */
export const anything: Shape = { alternatives: [{}], root: {} }

/** The shape of what a zod schema gives out. What JSON Schema cannot say (a date, a transformed value) is `anything`. */
export function shapeOf(schema: z.ZodType): Shape {
  const root = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })
  return expand([root], root)
}

/** The value under a name; null when no alternative has it. */
export function propertyOf({ alternatives, root }: Shape, name: string): Shape | null {
  const found = alternatives.flatMap((schema) => {
    if (isAnything(schema)) return [{}]
    if (isArray(schema)) return name === 'length' ? [{ type: 'number' } satisfies Schema] : /^\d+$/.test(name) ? elements(schema) : []
    const property = own(schema.properties, name) ?? schema.additionalProperties
    return property === undefined || property === false ? [] : [toSchema(property)]
  })
  return found.length === 0 ? null : expand(found, root)
}

/** What `{{#each}}` goes through: the elements of a list, the values of a record; null when it is neither. */
export function itemsOf({ alternatives, root }: Shape): Shape | null {
  const found = alternatives.flatMap((schema) => {
    if (isAnything(schema)) return [{}]
    if (isArray(schema)) return elements(schema)
    return typeof schema.additionalProperties === 'object' && schema.properties === undefined ? [schema.additionalProperties] : []
  })
  return found.length === 0 ? null : expand(found, root)
}

/** Whether the value reads as words: an object would be printed as "[object Object]". */
export function isPrintable({ alternatives }: Shape): boolean {
  return alternatives.some((schema) => isAnything(schema) || ![schema.type].flat().every((type) => type === 'array' || type === 'object'))
}

/** The names that a value has, in the order of its schemas. */
export function namesOf({ alternatives }: Shape): string[] {
  return [...new Set(alternatives.flatMap(({ properties }) => Object.keys(properties ?? {})))]
}

/** The shape with more names, as `{{> card title=x}}` gives them to its partial. */
export function extend({ alternatives, root }: Shape, names: ReadonlyMap<string, Shape>): Shape {
  const added = Object.fromEntries(Array.from(names, ([name, shape]) => [name, { anyOf: [...shape.alternatives] }]))
  const extended = alternatives.map((schema) => (isAnything(schema) ? schema : { ...schema, type: 'object' as const, properties: { ...schema.properties, ...added } }))
  return { alternatives: extended, root }
}

/** References followed, unions and intersections taken apart, `null` left out. */
function expand(schemas: readonly Schema[], root: Schema, seen: readonly Schema[] = []): Shape {
  const alternatives = schemas.flatMap((schema): readonly Schema[] => {
    if (seen.includes(schema) || schema.type === 'null') return []
    const parts = schema.$ref === undefined ? (schema.anyOf ?? schema.oneOf ?? schema.allOf) : [resolve(schema.$ref, root)]
    return parts === undefined ? [schema] : expand(parts, root, [...seen, schema]).alternatives
  })
  return { alternatives, root }
}

/** zod's references are `#` and `#/$defs/name`. */
function resolve(ref: string, root: Schema): Schema {
  return ref === '#' ? root : (own(root.$defs, ref.replace('#/$defs/', '')) ?? {})
}

function elements({ items, prefixItems = [] }: Schema): Schema[] {
  const rest = Array.isArray(items) ? items : items === undefined ? [] : [items]
  return [...prefixItems, ...rest].filter((item) => item !== false).map(toSchema)
}

function isAnything({ type, properties, additionalProperties, const: value, enum: values }: Schema): boolean {
  return [type, properties, additionalProperties, value, values].every((part) => part === undefined)
}

function isArray({ type }: Schema): boolean {
  return type === 'array'
}

function toSchema(schema: Schema | boolean): Schema {
  return typeof schema === 'boolean' ? {} : schema
}

function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined
}
