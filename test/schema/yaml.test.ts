import { describe, expect, it, vi } from 'vitest'
import { readYaml, type YamlSource } from '../../src/schema/yaml.js'

const read = (...lines: readonly string[]): ReturnType<typeof readYaml> => readYaml(lines.join('\n'), 'a.yaml')

function source(...lines: readonly string[]): YamlSource {
  const { yaml, messages } = read(...lines)
  if (yaml === null) throw new Error(JSON.stringify(messages))
  return yaml
}

/** Line, column and beginning of each message. */
const found = (...lines: readonly string[]): string[] => read(...lines).messages.map(({ place, message }) => `${place?.line}:${place?.column} ${message}`)

describe('values', () => {
  it.each([
    ['no', 'no'], ['yes', 'yes'], ['on', 'on'], ['2015-02-30', '2015-02-30'], ['2015-03-30', '2015-03-30'], ['10:30', '10:30'], ['2015-03-30 10:00', '2015-03-30 10:00'],
    ['0123', 123], ['0o17', 15], ['6', 6], ['true', true], ['~', null], ['"A: b"', 'A: b'], ['<<', '<<'], ['1_000', '1_000'],
  ])('reads %s as YAML 1.2 does', (written, value) => {
    expect(source(`a: ${written}`).value).toEqual({ a: value })
  })

  it('merges nothing', () => {
    expect(source('<<: {a: 1}', 'b: 2').value).toEqual({ '<<': { a: 1 }, b: 2 })
  })

  it('does not let a key reach the prototype', () => {
    const { value } = source('__proto__: {admin: true}')
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(Reflect.get({}, 'admin')).toBeUndefined()
  })

  it('reads nothing as null', () => {
    expect(source('').value).toBeNull()
  })
})

describe('places', () => {
  const yaml = source('title: Six', 'imprint:', '  contact: Us', 'topics: [a, b]')

  it('knows where a value stands', () => {
    expect(yaml.placeOf(['title'])).toEqual({ line: 1, column: 8, endLine: 1, endColumn: 11 })
    expect(yaml.placeOf(['imprint', 'contact'])).toMatchObject({ line: 3, column: 12 })
    expect(yaml.placeOf(['topics', 1])).toMatchObject({ line: 4, column: 13 })
  })

  it('knows where a key stands', () => {
    expect(yaml.placeOfKey(['imprint', 'contact'])).toEqual({ line: 3, column: 3, endLine: 3, endColumn: 10 })
  })

  it('falls back to the nearest parent', () => {
    expect(yaml.placeOf(['imprint', 'email'])).toMatchObject({ line: 2, column: 1 })
    expect(yaml.placeOf(['nothing'])).toEqual({ line: 1, column: 1 })
  })
})

describe('mistakes', () => {
  it('refuses a duplicate key at its second place', () => {
    expect(found('title: a', 'date: b', 'title: c')).toEqual(['3:1 Unexpected second value for one key, expected every key once'])
  })

  it('refuses anchors and aliases, and never expands them', () => {
    expect(found('a: &x 1', 'b: *x')).toEqual([expect.stringMatching(/^1:\d+ Unexpected YAML anchor or alias/), expect.stringMatching(/^2:4 Unexpected YAML anchor or alias/)])
    expect(found('a: &a [x]', 'b: &b [*a,*a]', 'c: [*b,*b]').length).toBeGreaterThan(0)
  })

  it.each(['!!js/function "x"', '!custom x'])('refuses the tag in %s', (value) => {
    expect(found('a: 1', `b: ${value}`)).toEqual([expect.stringMatching(/^2:4 Unexpected YAML tag/)])
  })

  it('refuses a tab at the start of a line', () => {
    expect(found('a:', '\tb: 1')).toEqual(expect.arrayContaining([expect.stringMatching(/^2:\d Unexpected tab/)]))
  })

  it('says where YAML ends to be YAML', () => {
    expect(found('title: A: b')).toEqual([expect.stringMatching(/^1:\d+ Unexpected YAML, expected `key: value` lines/)])
  })

  it.each([
    ['...', ['a: 1', '...', 'audience: members'], '2:1'],
    ['---', ['a: 1', '---', 'audience: members'], '2:1'],
    ['---', ['---', 'a: 1', '# more', '---'], '4:1'],
    ['...', ['...', 'a: 1'], '1:1'],
    ['...', ['a: 1', '...', 'b: : 2'], '2:1'],
  ])('refuses what stands below a %s, which would not be read: %j', (marker, lines, place) => {
    expect(found(...lines)).toEqual([`${place} Unexpected \`${marker}\`, expected one document without \`...\` or \`---\` in it`])
  })

  it('takes one document with its marks', () => {
    expect(source('---', 'a: 1', '...', '# the end').value).toEqual({ a: 1 })
  })

  it.each([
    [['title: Newsletter #6'], '1:19', '#6'],
    [['a: 1', 'summary: we met #metoo today'], '2:17', '#metoo today'],
    [['summary: one', '  and two #metoo'], '2:11', '#metoo'],
    [['title: #metoo'], '1:8', '#metoo'],
    [['topics:', '  - first #1 ', '  - second'], '2:11', '#1'],
    [['topics: [a ##1', ']'], '1:12', '##1'],
  ])('refuses to leave out what YAML takes for a comment in %j', (lines, place, lost) => {
    expect(found(...lines)).toEqual([`${place} Unexpected comment \`${lost}\`, expected a text that holds \`#\` to be in quotes`])
  })

  it.each([
    [['# a', 'a: b # c', '#d', '  #e', 'f:', '  #g: h', '  - i', '#'], { a: 'b', f: ['i'] }],
    [['a: "b #1"', "c: 'd #2'", 'e: f#3', 'g: C# #', 'h: |-', '  i #4'], { a: 'b #1', c: 'd #2', e: 'f#3', g: 'C#', h: 'i #4' }],
  ])('takes comments that are meant as such in %j', (lines, value) => {
    expect(source(...lines).value).toEqual(value)
  })

  it('refuses line ends that would make a comment of the next line', () => {
    expect(found('title: a', '# b\raudience: members')).toEqual(['2:4 Unexpected line end of an old Macintosh (CR alone), expected LF or CRLF'])
    expect(source('a: 1\r', 'b: 2\r', '').value).toEqual({ a: 1, b: 2 })
  })

  it('prints nothing by itself', () => {
    const emitted = vi.spyOn(process, 'emitWarning')
    const logged = (['log', 'warn', 'error', 'dir'] as const).map((name) => vi.spyOn(console, name))
    for (const text of ['%FOO bar', '%YAML 1.9\n---\na: 1', 'a: !x 1', 'a: 1\n...\nb: 2', '? [a]\n: b', 'a: [', '\t']) readYaml(text, 'a.yaml')
    for (const spy of [emitted, ...logged]) {
      expect(spy).not.toHaveBeenCalled()
      spy.mockRestore()
    }
  })

  it('says the same of the same bad text twice', () => {
    expect(found('a: [1')).toEqual(found('a: [1'))
    expect(found('a: [1').length).toBeGreaterThan(0)
  })

  it('says what to do', () => {
    expect(read('a: 1', 'a: 2').messages[0]).toMatchObject({ rule: 'yaml-syntax', severity: 'error', file: 'a.yaml', note: 'Keep the one that is meant and delete the other.' })
  })
})
