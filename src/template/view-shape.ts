import * as z from 'zod'

type Schema = z.core.JSONSchema.BaseSchema

/** What a value of a view may be: one or more JSON Schemas, of which any may hold. `null` is none of them. */
export interface Shape {
  readonly alternatives: readonly Schema[]
  /** Whether it may be null, or not be there at all: a template asks with `{{#if}}` before it reads a part of it. */
  readonly isNullable: boolean
  /** The way to it from the view, with `*` for an element of a list: `blocks.*.event.title`. Null for what is in no view. */
  readonly path: string | null
  /** What `$ref` refers to. */
  readonly root: Schema
}

/** A plain text, number or boolean. */
export const scalar: Shape = { alternatives: [{ type: 'string' }], isNullable: false, path: null, root: {} }

/** What a template's author wrote into it, text or HTML as they please. */
export const literal: Shape = { ...scalar, alternatives: [{ type: 'string' }, { type: 'string', html: true }] }

/** Yes or no. */
export const flag: Shape = { ...scalar, alternatives: [{ type: 'boolean' }] }

/** Of which nothing is known, like the result of a helper: every name is fine. */
export const anything: Shape = { alternatives: [{}], isNullable: false, path: null, root: {} }

/** The shape of what a zod schema gives out. What JSON Schema cannot say (a date, a transformed value) is `anything`. */
export function shapeOf(schema: z.ZodType): Shape {
  const root = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })
  return { ...expand([root], root), path: '' }
}

/** The value under a name; null when no alternative has it. An element of a list may not be there: lists may be empty. */
export function propertyOf({ alternatives, path, root }: Shape, name: string): Shape | null {
  const found = alternatives.flatMap((schema) => {
    if (isAnything(schema)) return [{}]
    if (isArray(schema)) return name === 'length' ? [{ type: 'number' } satisfies Schema] : /^\d+$/.test(name) ? elements(schema) : []
    const property = own(schema.properties, name) ?? schema.additionalProperties
    return property === undefined || property === false ? [] : [toSchema(property)]
  })
  if (found.length === 0) return null
  const shape = { ...expand(found, root), path: below(path, name) }
  return alternatives.some((schema) => isOptional(schema, name)) ? { ...shape, isNullable: true } : shape
}

/** What `{{#each}}` goes through: the elements of a list, the values of a record; null when it is neither. */
export function itemsOf({ alternatives, path, root }: Shape): Shape | null {
  const found = alternatives.flatMap((schema) => {
    if (isAnything(schema)) return [{}]
    if (isArray(schema)) return elements(schema)
    return typeof schema.additionalProperties === 'object' && schema.properties === undefined ? [schema.additionalProperties] : []
  })
  return found.length === 0 ? null : { ...expand(found, root), path: below(path, '*') }
}

/** Whether the value reads as words: an object would be printed as "[object Object]". */
export function isPrintable({ alternatives }: Shape): boolean {
  return alternatives.some((schema) => isAnything(schema) || ![schema.type].flat().every((type) => type === 'array' || type === 'object'))
}

/** Whether the value can only be text or a number. Of a boolean `true` would be shown. */
export function isText({ alternatives }: Shape): boolean {
  return alternatives.every((schema) => isAnything(schema) || [schema.type].flat().every((type) => type === undefined || ['string', 'number', 'integer', 'null'].includes(type)))
}

/** Whether the value is HTML, which zod's `meta({ html: true })` says; null when it may be either, or nothing is known of it. */
export function isHtml({ alternatives }: Shape): boolean | null {
  const [first, ...others] = alternatives.map((schema) => (isAnything(schema) ? null : schema['html'] === true))
  return first === undefined || others.some((other) => other !== first) ? null : first
}

/** What zod's `meta({ [name]: … })` says of the value. */
export function markOf({ alternatives }: Shape, name: string): unknown {
  return alternatives.map((schema) => schema[name]).find((mark) => mark !== undefined)
}

/** The names that a value has, in the order of its schemas. */
export function namesOf({ alternatives }: Shape): string[] {
  return [...new Set(alternatives.flatMap(({ properties }) => Object.keys(properties ?? {})))]
}

/** The shape with more names, as `{{> card title=x}}` gives them to its partial. */
export function extend(shape: Shape, names: ReadonlyMap<string, Shape>): Shape {
  const added = Object.fromEntries(Array.from(names, ([name, { alternatives, isNullable }]) => [name, { anyOf: isNullable ? [...alternatives, { type: 'null' as const }] : [...alternatives] }]))
  const extended = shape.alternatives.map((schema) =>
    isAnything(schema) ? schema : { ...schema, type: 'object' as const, properties: { ...schema.properties, ...added }, required: [...(schema.required ?? []), ...names.keys()] },
  )
  return { ...shape, alternatives: extended }
}

/** The same value where it is known to be there. */
export function present(shape: Shape): Shape {
  return { ...shape, isNullable: false }
}

/** References followed, unions and intersections taken apart, `null` noted and left out. */
function expand(schemas: readonly Schema[], root: Schema, seen: readonly Schema[] = []): Shape {
  const shapes = schemas.map((schema): Shape => {
    const isNullable = [schema.type].flat().includes('null')
    if (seen.includes(schema) || schema.type === 'null') return { alternatives: [], isNullable, path: null, root }
    const parts = schema.$ref === undefined ? (schema.anyOf ?? schema.oneOf ?? schema.allOf) : [resolve(schema.$ref, root)]
    return parts === undefined ? { alternatives: [schema], isNullable, path: null, root } : expand(parts, root, [...seen, schema])
  })
  return { alternatives: shapes.flatMap(({ alternatives }) => alternatives), isNullable: shapes.some(({ isNullable }) => isNullable), path: null, root }
}

function below(path: string | null, name: string): string | null {
  if (path === null) return null
  return path === '' ? name : `${path}.${name}`
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

function isOptional(schema: Schema, name: string): boolean {
  if (isArray(schema)) return name !== 'length' && Number(name) >= (schema.prefixItems?.length ?? 0)
  return own(schema.properties, name) !== undefined && schema.required?.includes(name) !== true
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
