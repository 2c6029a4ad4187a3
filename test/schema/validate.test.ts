import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { attributeRules, documentRules, validate } from '../../src/schema/validate.js'
import { readYaml } from '../../src/schema/yaml.js'

const schema = z.strictObject({
  title: z.string(),
  number: z.int().min(1).optional(),
  status: z.enum(['draft', 'ready']).default('ready'),
  sender: z.strictObject({ email: z.string().refine((text) => text.includes('@'), 'an email address') }).optional(),
  topics: z.array(z.string()).default([]),
  people: z.array(z.string()).min(1).optional(),
  names: z.record(z.string().regex(/^[a-z]+$/, 'small letters'), z.strictObject({ a: z.string().optional(), b: z.string().optional() }).refine(({ a, b }) => a === undefined || b !== undefined, { path: ['b'], error: 'a word for b, since there is an a' })).optional(),
})

function check(text: string, rules?: typeof attributeRules): ReturnType<typeof validate<z.output<typeof schema>>> {
  const { yaml } = readYaml(text, 'a.md')
  if (yaml === null) throw new Error('no YAML')
  return validate(schema, yaml, 'a.md', rules)
}

const shown = (text: string): string[] => check(text).messages.map(({ place, rule, message }) => `${place?.line}:${place?.column} ${rule} ${message}`)

describe('validate', () => {
  it('gives the value with its defaults', () => {
    expect(check('title: a')).toEqual({ value: { title: 'a', status: 'ready', topics: [] }, messages: [] })
  })

  it('reports an unknown key at its place, with the nearest name, and goes on without it', () => {
    const { value, messages } = check('title: a\ntopcs: [b]')
    expect(value).toEqual({ title: 'a', status: 'ready', topics: [] })
    expect(messages).toEqual([
      { file: 'a.md', place: { line: 2, column: 1, endLine: 2, endColumn: 6 }, rule: 'unknown-key', severity: 'error', message: 'Unexpected key `topcs`, expected a known one', note: 'Did you mean "topics"?' },
    ])
  })

  it('reports an unknown key in a group at its place', () => {
    expect(shown('title: a\nsender:\n  email: a@b\n  nmae: x')).toEqual(['4:3 unknown-key Unexpected key `sender.nmae`, expected a known one'])
  })

  it('reports what is missing', () => {
    expect(check('number: 1').value).toBeNull()
    expect(shown('number: 1')).toEqual(['1:1 required-key Missing `title`'])
    expect(shown('title: a\nsender: {}')).toEqual(['2:1 required-key Missing `sender.email`'])
  })

  it('reports a name that cannot be one at its place, and what one is', () => {
    expect(shown('title: a\nnames:\n  ok: {}\n  Not ok: {}')).toEqual(['4:3 invalid-value Unexpected name `names.Not ok`, expected small letters'])
  })

  it('says why something is missing that another setting makes necessary', () => {
    const text = 'title: a\nnames:\n  x: { a: y }'
    expect(shown(text)).toEqual(['3:3 required-key Missing `names.x.b`, expected a word for b, since there is an a'])
    expect(check(text).messages[0]?.note).toBe('Add `b: …` here.')
  })

  it.each([
    ['title: [a]', '1:8 invalid-value Unexpected list for `title`, expected text'],
    ['title: 6', '1:8 invalid-value Unexpected `6` for `title`, expected text'],
    ['title:', '1:7 invalid-value Missing `title`'],
    ['title: a\nnumber: six', '2:9 invalid-value Unexpected `six` for `number`, expected a number'],
    ['title: a\nnumber: 1.5', '2:9 invalid-value Unexpected `1.5` for `number`, expected a whole number'],
    ['title: a\nnumber: 0', '2:9 invalid-value Unexpected `0` for `number`, expected at least 1'],
    ['title: a\nstatus: raedy', '2:9 invalid-value Unexpected `raedy` for `status`, expected one of draft, ready'],
    ['title: a\nsender: x', '2:9 invalid-value Unexpected `x` for `sender`, expected `key: value` lines'],
    ['title: a\nsender:\n  email: x', '3:10 invalid-value Unexpected `x` for `sender.email`, expected an email address'],
    ['title: a\ntopics: b', '2:9 invalid-value Unexpected `b` for `topics`, expected a list'],
    ['title: a\ntopics:\n  - b\n  - c: d', '4:5 invalid-value Unexpected group of keys in `topics`, expected text'],
  ])('says what was found and expected in %j', (text, expected) => {
    expect(shown(text)).toEqual([expected])
  })

  it.each([
    ['topics: [2015]', '2:10 invalid-value Unexpected `2015` in `topics`, expected text', 'Put it in quotes: `"…"`.'],
    ['topics: [a: b]', '2:10 invalid-value Unexpected group of keys in `topics`, expected text', 'Write one text for each entry of `topics`, in quotes when it holds a colon or begins with #.'],
    ['topics:\n  -', '3:4 invalid-value Unexpected empty entry in `topics`, expected text', 'Write one text for each entry of `topics`, in quotes when it holds a colon or begins with #.'],
    ['sender: { email: 6 }', '2:18 invalid-value Unexpected `6` for `sender.email`, expected text', 'Put it in quotes: `email: "…"`.'],
    ['number: "6"', '2:9 invalid-value Unexpected text `"6"` for `number`, expected a number', 'Write it without quotes: `number: 6`.'],
    ['people: []', '2:9 invalid-value Unexpected empty list for `people`, expected at least one entry', 'Correct `people` here, or delete it where it is not needed.'],
  ])('tells somebody who does not program what to do about %j', (text, expected, note) => {
    expect(shown(`title: a\n${text}`)).toEqual([expected])
    expect(check(`title: a\n${text}`).messages[0]?.note).toBe(note)
  })

  it('takes the rule and the advice for an unknown key from the rules, which see its value', () => {
    const unknown = (_: string | null, key: string, value: unknown): { rule: 'audience-unknown'; note: string } => ({ rule: 'audience-unknown', note: `${key} ${String(value)}` })
    expect(check('title: a\nsender:\n  email: a@b\n  draft: true', { ...documentRules, unknown }).messages).toEqual([expect.objectContaining({ rule: 'audience-unknown', place: expect.objectContaining({ line: 4 }), note: 'draft true' })])
  })

  it.each(['status:', 'status: []', 'status: x'])('never advises to delete a key that guards: %j', (text) => {
    expect(check(`title: a\n${text}`, { ...documentRules, guards: { status: 'Write `status: draft`.' } }).messages[0]?.note).toBe('Write `status: draft`.')
  })

  it('reports every mistake at once', () => {
    expect(shown('titel: a\nnumber: x')).toHaveLength(3)
  })

  it('cuts a long value short', () => {
    expect(shown(`title: a\nnumber: ${'x'.repeat(200)}`)[0]).toMatch(/Unexpected `x{60}…` for/)
  })

  it('has words of its own for the attributes of a block', () => {
    expect(check('number: 1', attributeRules).messages).toEqual([expect.objectContaining({ rule: 'block-attribute', message: 'Missing `title`', note: 'Write `title="…"`.' })])
  })
})
