import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { attributeRules, validate } from '../../src/schema/validate.js'
import { readYaml } from '../../src/schema/yaml.js'

const schema = z.strictObject({
  title: z.string(),
  number: z.int().min(1).optional(),
  status: z.enum(['draft', 'ready']).default('ready'),
  sender: z.strictObject({ email: z.string().refine((text) => text.includes('@'), 'an email address') }).optional(),
  topics: z.array(z.string()).default([]),
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
    ['title: a\ntopics:\n  - b\n  - c: d', '4:5 invalid-value Unexpected group of keys for `topics.1`, expected text'],
  ])('says what was found and expected in %j', (text, expected) => {
    expect(shown(text)).toEqual([expected])
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
