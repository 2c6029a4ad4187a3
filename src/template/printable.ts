import { isHtml, isPrintable, isText, itemsOf, markOf, namesOf, propertyOf, type Shape } from './view-shape.js'

/** Why a value cannot stand where it does, and what to write instead. */
export interface Problem {
  readonly text: string
  readonly note: string
}

/** A value as a template names it, such as `../funding`. */
export interface Named {
  readonly name: string
  readonly shape: Shape
  /** Whether it may be missing at that place: no block around has asked for it. */
  readonly mayBeMissing: boolean
}

/** Helpers that go through a list, and what they read of its elements. All others take text and numbers. */
const lists: ReadonlyMap<string, readonly string[]> = new Map([['figures', ['value', 'label']]])

/** Helpers that leave out what is missing. All others would have nothing to write. */
const lenient: ReadonlySet<string> = new Set(['signature'])

const names = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** Why a value cannot be printed; null if it can. What is missing prints as nothing. */
export function printProblem(value: Named, medium: 'html' | 'text'): Problem | null {
  if (isPrintable(value.shape)) return null
  return { text: notText(value), note: noteOn(value, (part, shape) => (medium === 'html' && isHtml(shape) === true ? `{{{${part}}}}` : `{{${part}}}`)) }
}

/** Why a helper cannot take a value; null if it can. The helpers are those of email/text-helpers.ts, which throw on it. */
export function argumentProblem(helper: string, value: Named): Problem | null {
  const { name, shape, mayBeMissing } = value
  const parts = lists.get(helper)
  if (parts === undefined && !isText(shape)) return { text: notText(value), note: noteOn(value, (part) => `{{${helper} ${part}}}`) }
  if (parts !== undefined && !isListOf(shape, parts)) {
    return { text: `Unexpected "${name}" for {{${helper}}}, expected a list`, note: `It reads ${quoted(parts)} of each of its elements.` }
  }
  if (!mayBeMissing || lenient.has(helper)) return null
  return {
    text: `Unexpected "${name}" for {{${helper}}}, which may be missing, expected it where that is known to be there`,
    note: `Put it inside of {{#if ${name}}}…{{/if}}: it could not be filled in where "${name}" is missing.`,
  }
}

function notText({ name }: Named): string {
  return `Unexpected "${name}", expected a value that reads as text`
}

function noteOn({ name, shape, mayBeMissing }: Named, tagOf: (part: string, shape: Shape) => string): string {
  if (itemsOf(shape) !== null) return `Go through it with {{#each ${name}}}…{{/each}}.`
  const parts = namesOf(shape)
  if (['true', 'false', 'null', 'undefined'].includes(name)) return `To write the word itself, put it in quotes: "${name}".`
  if (parts.length === 0) return `Ask for it with {{#if ${name}}}…{{/if}}, and write there what it means.`
  const first = parts.flatMap((part) => {
    const found = propertyOf(shape, part)
    return found !== null && isText(found) && markOf(found, 'spare') !== true ? [{ part, shape: found }] : []
  })[0]
  if (first === undefined) return `It has ${quoted(parts)}.`
  const tag = tagOf(partOf(name, first.part), first.shape)
  return `Write ${mayBeMissing ? `{{#if ${name}}}${tag}{{/if}}` : tag}; it has ${quoted(parts)}.`
}

function isListOf(shape: Shape, parts: readonly string[]): boolean {
  const items = itemsOf(shape)
  return items !== null && !items.isNullable && parts.every((part) => {
    const found = propertyOf(items, part)
    return found !== null && isText(found) && !found.isNullable
  })
}

/** The path to a part: after `..` comes a slash, and nothing before the parts of `.`. */
function partOf(name: string, part: string): string {
  const written = /^[a-z_][\w-]*$/i.test(part) ? part : `[${part}]`
  if (name === '.') return written
  return /(?:^|\/)\.\.$/.test(name) ? `${name}/${written}` : `${name}.${written}`
}

function quoted(parts: readonly string[]): string {
  return names.format(parts.map((part) => `"${part}"`))
}
