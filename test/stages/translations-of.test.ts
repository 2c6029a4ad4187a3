import { describe, expect, it } from 'vitest'
import { parseHead, type IssueSource } from '../../src/issue/parse-issue.js'
import { translationsOf } from '../../src/stages/translations-of.js'
import { newsletterWith } from './stage.js'

const newsletter = newsletterWith({ language: 'en-GB', audiences: ['members'] })

const file = (path: string, matter = ''): IssueSource => ({ path: `issues/${path}`, text: `---\ntitle: T\ndate: 2015-03-30\n${matter}---\n\nWords.\n` })

/** The translations of the first of these. */
function found(...sources: readonly [IssueSource, ...IssueSource[]]): string[] {
  const { head } = parseHead(sources[0], newsletter)
  if (head === null) throw new Error('no head')
  return translationsOf(head, sources, newsletter).map(({ language, name }) => `${language} (${name})`)
}

describe('the other languages of an issue', () => {
  it('are those whose files stand beside it, by their names in English', () => {
    expect(found(file('issue-06.md'), file('issue-06.de.md'), file('issue-06.fr.md'), file('issue-07.fr.md'), file('issue-06b.fr.md'))).toEqual(['German (issue-06.de)', 'French (issue-06.fr)'])
  })

  it('are the newsletter’s own, too, for a translation', () => {
    expect(found(file('issue-06.fr.md'), file('issue-06.md'), file('issue-06.de.md'))).toEqual(['English (issue-06)', 'German (issue-06.de)'])
  })

  it('are called by their folders where they have one', () => {
    expect(found(file('2015/spring.md'), file('2015/spring.fr.md'))).toEqual(['French (2015/spring.fr)'])
    expect(found(file('spring/index.md'), file('spring/index.fr.md'))).toEqual(['French (spring.fr)'])
  })

  it('are none when the ending is no language', () => {
    expect(found(file('issue-06.md'), file('issue-06.final.md'), file('issue-06.zz.md'))).toEqual([])
  })

  it.each([
    ['a draft', 'status: draft\n'],
    ['under an embargo that this one is not', 'embargo: 2035-03-30 10:00\n'],
    ['without an email', 'type: page\n'],
    ['unreadable', 'date: soon\n'],
  ])('are none that is %s', (_, matter) => {
    expect(found(file('issue-06.md'), file('issue-06.fr.md', matter))).toEqual([])
  })

  it('are out when this one is, under the same embargo', () => {
    const [embargo, later] = ['embargo: 2035-03-30 10:00\n', 'embargo: 2035-03-30 10:01\n']
    expect(found(file('issue-06.md', embargo), file('issue-06.fr.md', embargo), file('issue-06.de.md', later))).toEqual(['French (issue-06.fr)'])
  })
})
