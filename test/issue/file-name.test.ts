import { describe, expect, it } from 'vitest'
import { readFileName } from '../../src/issue/file-name.js'

const read = (path: string, own = 'en-GB'): string => {
  const { slug, stem, translation } = readFileName(path, own)
  return `${slug} ${stem} ${translation ?? '-'}`
}

describe('the path of an issue file', () => {
  it('says its address: by the file, or by the folder of an index', () => {
    expect(read('issues/issue-06.md')).toBe('issue-06 issues/issue-06 -')
    expect(read('issues/autumn/index.md')).toBe('autumn issues/autumn/index -')
    expect(read('issues/ISSUE.MD')).toBe('ISSUE issues/ISSUE -')
  })

  it('says the language of a translation, in its canonical spelling', () => {
    expect(read('issues/issue-06.fr.md')).toBe('issue-06 issues/issue-06 fr')
    expect(read('issues/issue-06.PT-br.md')).toBe('issue-06 issues/issue-06 pt-BR')
    expect(read('issues/autumn/index.fr.md')).toBe('autumn issues/autumn/index fr')
  })

  it('is that of the issue itself when it names the newsletter’s own language', () => {
    expect(read('issues/issue-06.fr.md', 'fr')).toBe('issue-06 issues/issue-06 -')
    expect(read('issues/issue-06.en-gb.md')).toBe('issue-06 issues/issue-06 -')
    expect(read('issues/issue-06.en.md')).toBe('issue-06 issues/issue-06 en')
  })

  it.each(['issues/issue.final.md', 'issues/report.pdf.md', 'issues/v1.2.md', 'issues/a.b.md', 'issues/fr.md', 'issues/a.fr/b.md', 'issues/a.fr-.md'])('names no language where none is meant: %s', (path) => {
    expect(readFileName(path, 'en').translation).toBeNull()
  })

  it('is one in both Unicode forms', () => {
    expect(readFileName('issues/e\u0301.fr.md', 'en')).toEqual(readFileName('issues/\u00e9.fr.md', 'en'))
  })
})
