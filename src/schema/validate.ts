import * as z from 'zod'
import type { Message } from '../messages/message.js'
import { nearest, suggestion } from '../messages/nearest.js'
import { message } from '../messages/report.js'
import type { RuleId } from '../messages/rules.js'
import type { YamlSource } from './yaml.js'

/** The rule that an unknown key breaks, with advice that is better than a known key's name. */
export interface UnknownKey {
  readonly rule: RuleId
  readonly note: string
}

/** Which rule a wrong value breaks; block attributes have one of their own. */
export interface Rules {
  /** `meant` is the known key that is nearest to `key`, if one is; `value` is what was written for `key`. */
  readonly unknown: (meant: string | null, key: string, value: unknown) => RuleId | UnknownKey
  readonly missing: RuleId
  readonly invalid: RuleId
  /** Keys that nobody is ever told to delete, since without them everyone could read: what to write for each. */
  readonly guards?: Readonly<Record<string, string>>
  /** How a key and its value are written here. */
  readonly example: (key: string) => string
}

export const documentRules: Rules = { unknown: () => 'unknown-key', missing: 'required-key', invalid: 'invalid-value', example: (key) => `${key}: …` }

/** For the attributes of a block. */
export const attributeRules: Rules = { unknown: () => 'block-attribute', missing: 'block-attribute', invalid: 'block-attribute', example: (key) => `${key}="…"` }

/**
 * Holds a value against a schema.
 *
 * `value` is null only when something is wrong that no default can stand in for: an unknown key alone is reported
 * and left out, so that a lenient build can go on without it.
 */
export function validate<T>(
  schema: z.ZodType<T>,
  yaml: YamlSource,
  file: string,
  rules: Rules = documentRules,
): { value: T | null; messages: Message[] } {
  const first = schema.safeParse(yaml.value)
  if (first.success) return { value: first.data, messages: [] }
  const messages = first.error.issues.flatMap((issue) => describe(issue, yaml, file, rules, schema))
  const trimmed = withoutUnknownKeys(yaml.value, first.error.issues)
  const second = schema.safeParse(trimmed)
  return { value: second.success ? second.data : null, messages }
}

type ZodIssue = z.core.$ZodIssue

function describe(issue: ZodIssue, yaml: YamlSource, file: string, rules: Rules, schema: z.ZodType): Message[] {
  const name = nameOf(issue.path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const path = [...issue.path, key]
      const known = keysAt(schema, issue.path)
      const verdict = rules.unknown(nearest(key, known), key, valueAt(yaml.value, path))
      const { rule, note } = typeof verdict === 'string' ? { rule: verdict, note: suggestion(key, known) } : verdict
      return message(rule, file, yaml.placeOfKey(path), `Unexpected key \`${nameOf(path)}\`, expected a known one`, note)
    })
  }
  if (issue.code === 'invalid_key') {
    const [first] = issue.issues
    const expected = first === undefined ? 'another name' : expectation(first)
    return [message(rules.invalid, file, yaml.placeOfKey(issue.path), `Unexpected name \`${name}\`, expected ${expected}`, 'Write another name here.')]
  }
  const found = valueAt(yaml.value, issue.path)
  if (found === undefined || found === null) {
    const place = found === null ? yaml.placeOf(issue.path) : yaml.placeOfKey(issue.path.slice(0, -1))
    const rule = found === null && issue.path.length > 0 ? rules.invalid : rules.missing
    return [message(rule, file, place, missing(issue, name), noteFor(issue, name, found, rules))]
  }
  const where = name === '' ? '' : ` ${isEntry(issue) ? 'in' : 'for'} \`${name}\``
  return [message(rules.invalid, file, yaml.placeOf(issue.path), `Unexpected ${isQuotedNumber(issue, found) ? `text \`"${found}"\`` : show(found)}${where}, expected ${expectation(issue)}`, noteFor(issue, name, found, rules))]
}

function missing(issue: ZodIssue, name: string): string {
  if (name === '') return 'Unexpected empty document, expected `key: value` lines'
  if (isEntry(issue)) return `Unexpected empty entry in \`${name}\`, expected ${expectation(issue)}`
  // What only another setting makes necessary says why.
  return issue.code === 'custom' ? `Missing \`${name}\`, expected ${expectation(issue)}` : `Missing \`${name}\``
}

/** A path as an editor reads it: the entries of a list have no names, and the place tells which of them it is. */
const nameOf = (path: readonly PropertyKey[]): string => path.filter((part) => typeof part !== 'number').map(String).join('.')

const isEntry = ({ path }: ZodIssue): boolean => typeof path.at(-1) === 'number'

const isQuotedNumber = (issue: ZodIssue, found: unknown): found is string => issue.code === 'invalid_type' && issue.expected === 'number' && typeof found === 'string' && /^-?\d+(?:\.\d+)?$/.test(found)

/** A schema's own message is written as what was expected ("a date such as 2015-03-30"); zod's own words are for programmers. */
function expectation(issue: ZodIssue): string {
  if (issue.code === 'invalid_type') return typeNames[issue.expected] ?? issue.expected
  if (issue.code === 'invalid_value') return issue.values.length === 1 ? issue.message : `one of ${issue.values.map(String).join(', ')}`
  const entries = 'origin' in issue && issue.origin === 'array' ? ' entries' : ''
  if (issue.code === 'too_small') return issue.origin === 'string' ? 'some text' : `at least ${issue.minimum === 1 && entries !== '' ? 'one entry' : `${issue.minimum}${entries}`}`
  if (issue.code === 'too_big') return issue.origin === 'string' ? `at most ${issue.maximum} characters` : `at most ${issue.maximum}${entries}`
  if (issue.code === 'invalid_union') return issue.message === 'Invalid input' ? 'text or a list of texts' : issue.message
  return issue.message
}

const typeNames: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: '`key: value` lines',
  record: '`key: value` lines',
}

function noteFor(issue: ZodIssue, name: string, found: unknown, rules: Rules): string {
  const key = name.split('.').at(-1) ?? name
  const guard = rules.guards !== undefined && Object.hasOwn(rules.guards, name) ? rules.guards[name] : undefined
  if (guard !== undefined) return guard
  if (isQuotedNumber(issue, found)) return `Write it without quotes: \`${isEntry(issue) ? found : `${key}: ${found}`}\`.`
  // The value that was read may be another than the one that was written: 0123 is 123.
  if (issue.code === 'invalid_type' && issue.expected === 'string' && (typeof found === 'number' || typeof found === 'boolean')) return `Put it in quotes: \`${isEntry(issue) ? '"…"' : `${key}: "…"`}\`.`
  if (isEntry(issue) && issue.code === 'invalid_type') return `Write one ${issue.expected === 'string' ? 'text' : 'value'} for each entry of \`${key}\`, in quotes when it holds a colon or begins with #.`
  if (issue.code === 'invalid_type' && issue.expected === 'string' && key !== '') return `Write \`${rules.example(key)}\`${rules === documentRules ? '; put the text in quotes when it is a number or holds a colon' : ''}.`
  if (issue.code === 'invalid_type' && issue.expected === 'array' && typeof found === 'string') return `Write it as a list: \`${key}: [${found}]\`.`
  if (issue.code === 'custom' && found === undefined) return `Add \`${rules.example(key)}\` here.`
  if (issue.code === 'custom' || issue.code === 'invalid_format') return 'Correct the value here.'
  return key === '' ? 'Write one `key: value` a line.' : `Correct \`${key}\` here, or delete it where it is not needed.`
}

/** The keys that a schema knows at a path. */
function keysAt(schema: z.core.$ZodType, [first, ...rest]: readonly PropertyKey[]): string[] {
  const inner = unwrap(schema)
  if (inner instanceof z.ZodObject) {
    const shape: Readonly<Record<string, z.core.$ZodType>> = inner.shape
    const next = first === undefined ? undefined : shape[String(first)]
    return first === undefined ? Object.keys(shape) : next === undefined ? [] : keysAt(next, rest)
  }
  if (inner instanceof z.ZodRecord && first !== undefined) return keysAt(inner.valueType, rest)
  return []
}

/** What a value is written as: without what makes it optional, and before what it is turned into. */
function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return unwrap(schema.def.innerType)
  return schema instanceof z.ZodPipe ? unwrap(schema.def.in) : schema
}

function show(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'empty list' : 'list'
  if (isRecord(value)) return 'group of keys'
  const text = String(value)
  return `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``
}

function withoutUnknownKeys(value: unknown, issues: readonly ZodIssue[]): unknown {
  const copy = structuredClone(value)
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue
    const parent = valueAt(copy, issue.path)
    if (isRecord(parent)) for (const key of issue.keys) Reflect.deleteProperty(parent, key)
  }
  return copy
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((node, key) => (isRecord(node) || Array.isArray(node) ? Reflect.get(node, key) : undefined), value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
