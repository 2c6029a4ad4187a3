import { describe, expect, it } from 'vitest'
import { duplicates } from '../../src/checks/duplicates.js'
import { parseHead, type IssueHead } from '../../src/issue/parse-issue.js'
import { issueFile, newsletterWith } from '../stages/stage.js'

function head(path: string, ...frontMatter: readonly string[]): IssueHead {
  const { head: made } = parseHead({ ...issueFile('', ['title: T', 'date: 2015-03-30', ...frontMatter]), path }, newsletterWith())
  if (made === null) throw new Error(`No head of ${path}`)
  return made
}

const found = (...heads: readonly IssueHead[]): string[] => duplicates(heads).map(({ file, rule, message }) => `${file} ${rule} ${message}`)

describe('addresses', () => {
  it.each([
    ['one name in two folders', 'issues/a/x.md', 'issues/b/x.md'], ['names that differ in case only', 'issues/X.md', 'issues/x.md'], ['names in two Unicode forms', 'issues/e\u0301.md', 'issues/\u00e9.md'], ['full-width letters', 'issues/x.md', 'issues/\uff58.md'], ['a file and the folder of an index', 'issues/x.md', 'issues/x/index.md'],
  ])('are shared by %s', (_, first, second) => {
    const expected = [expect.objectContaining({ rule: 'duplicate-slug', note: expect.stringContaining(' has it already') })]
    expect(duplicates([head(first), head(second)])).toEqual(expected)
    expect(duplicates([head(second), head(first)])).toEqual(expected)
  })

  it('are shared with another issue’s former address', () => {
    expect(found(head('issues/a.md', 'aliases: [b]'), head('issues/b.md'))).toEqual(['issues/b.md duplicate-slug Unexpected address "b", expected one of its own'])
  })

  it('are those of each language: a translation has that of its issue, in a folder of its own', () => {
    expect(found(head('issues/a.md'), head('issues/a.fr.md'), head('issues/a.de.md'))).toEqual([])
    expect(found(head('issues/a.fr.md'), head('issues/b.fr.md', 'slug: a'))).toEqual(['issues/b.fr.md duplicate-slug Unexpected address "a", expected one of its own'])
    expect(found(head('issues/a.md'), head('issues/a.en.md'))).toEqual(['issues/a.md duplicate-slug Unexpected address "a", expected one of its own'])
  })

  it('are not the folder of a language, in whatever order the files come, nor a former one', () => {
    const translation = head('issues/a.pt-BR.md')
    for (const issue of [head('issues/pt-BR.md'), head('issues/z.md', 'aliases: [pt-br]')]) {
      const expected = [expect.objectContaining({ rule: 'duplicate-slug', file: issue.path, note: expect.stringContaining('issues/a.pt-BR.md is a translation, whose language has that address') })]
      expect(duplicates([issue, translation])).toEqual(expected)
      expect(duplicates([translation, issue])).toEqual(expected)
    }
    expect(found(head('issues/a.fr.md'), head('issues/pt-br.md'))).toEqual([])
  })

  it.each([['its own address', 'aliases: [a]', 'a'], ['its own in capitals', 'aliases: [A]', 'A'], ['another of its aliases', 'aliases: [b, b]', 'b']])('are former ones, where an issue names %s', (_, line, alias) => {
    expect(duplicates([head('issues/a.md', line)])).toEqual([
      expect.objectContaining({ rule: 'duplicate-slug', file: 'issues/a.md', place: expect.objectContaining({ line: 4 }), message: `Unexpected alias "${alias}", expected a former address`, note: expect.stringContaining('`aliases`') }),
    ])
    expect(found(head('issues/a.md', 'aliases: [b, c]'), head('issues/d.md'))).toEqual([])
  })

  it('are told where they are written: a former address of another issue in `aliases`', () => {
    expect(duplicates([head('issues/a.md'), head('issues/b.md', 'aliases: [c, a]')])).toEqual([
      expect.objectContaining({ file: 'issues/b.md', place: expect.objectContaining({ line: 4 }), message: 'Unexpected address "a", expected one of its own', note: expect.stringContaining('issues/a.md has it already') }),
    ])
  })
})

describe('the home page', () => {
  const home = (path: string, ...more: readonly string[]): IssueHead => head(path, 'type: page', 'home: true', ...more)

  it('has one text: the second says so where it asks for it', () => {
    expect(duplicates([home('issues/b.md'), head('issues/c.md', 'type: page'), home('issues/a.md')])).toEqual([
      expect.objectContaining({ rule: 'duplicate-slug', file: 'issues/b.md', place: expect.objectContaining({ line: 5, column: 7 }), message: 'Unexpected second text of the home page, expected one', note: expect.stringContaining('issues/a.md has `home: true` already') }),
    ])
    expect(found(home('issues/a.md'), head('issues/b.md', 'type: page', 'home: false'))).toEqual([])
  })

  it('has one text in each language', () => {
    expect(found(home('issues/a.md'), home('issues/a.fr.md'))).toEqual([])
    expect(found(home('issues/a.fr.md'), home('issues/b.fr.md'))).toEqual(['issues/b.fr.md duplicate-slug Unexpected second text of the home page, expected one'])
  })

  it('has one also when another is only drafted: it will be published', () => {
    expect(found(home('issues/a.md'), home('issues/b.md', 'status: draft'))).toEqual(['issues/b.md duplicate-slug Unexpected second text of the home page, expected one'])
  })

  it('has the address of its file as any page does, so that it can become one again', () => {
    expect(found(home('issues/a.md'), head('issues/sub/a.md'))).toEqual(['issues/sub/a.md duplicate-slug Unexpected address "a", expected one of its own'])
  })
})

describe('numbers', () => {
  it('are unique in a language', () => {
    expect(found(head('issues/b.md', 'number: 6'), head('issues/a.md', 'number: 6'))).toEqual(['issues/b.md duplicate-number Unexpected number 6, expected one of its own'])
    expect(found(head('issues/a.md', 'number: 6'), head('issues/a.fr.md', 'number: 6'), head('issues/c.md', 'number: 6', 'lang: de'))).toEqual([])
  })

  it('are those of issues, not of specials and pages', () => {
    expect(found(head('issues/a.md', 'number: 6'), head('issues/b.md', 'number: 6', 'type: special'), head('issues/c.md'), head('issues/d.md'))).toEqual([])
  })
})
