import { describe, expect, it } from 'vitest'
import { splitFrontMatter, typeFrontMatter } from '../../src/issue/front-matter.js'
import { brief } from './reading.js'

const split = (text: string): ReturnType<typeof splitFrontMatter> => splitFrontMatter(text, 'a.md')

describe('splitting', () => {
  it('keeps every position of the body as it is in the file', () => {
    const text = '---\ntitle: a\n---\nBody\n'
    const { source } = split(text)
    expect(source?.body).toHaveLength(text.length)
    expect(source?.body.split('\n')).toEqual(['   ', '        ', '   ', 'Body', ''])
    expect(source?.frontMatter.split('\n')[1]).toBe('title: a')
  })

  it('reads CRLF, and keeps it in the body', () => {
    const { source } = split('---\r\ntitle: a\r\n---\r\nBody\r\n')
    expect(source?.body).toBe('   \r\n        \r\n   \r\nBody\r\n')
    expect(typeFrontMatter(`${source?.frontMatter}\ndate: 2015-03-30`, 'a.md').value).toMatchObject({ title: 'a' })
  })

  it('accepts spaces after the fences, an empty front matter and an empty body', () => {
    expect(split('--- \ntitle: a\n---\t\nx').source?.body.trim()).toBe('x')
    expect(split('---\n---\nx').source).toMatchObject({ body: '   \n   \nx' })
    expect(split('---\n# comment\n---\nx').source?.body.trim()).toBe('x')
    expect(split('---\ntitle: a\n---').source?.body.trim()).toBe('')
  })

  it('takes a rule in the body for no fence', () => {
    expect(split('---\ntitle: a\n---\nx\n\n---\n\ny').source?.body.trim()).toBe('x\n\n---\n\ny')
  })

  it.each([
    ['no front matter', 'Hello', '1:1 front-matter-fence Missing front matter, expected `---` as the first line'],
    ['an empty file', '', '1:1 front-matter-fence Missing front matter, expected `---` as the first line'],
    ['a space before it', ' ---\ntitle: a\n---\n', '1:1 front-matter-fence Unexpected space or line before the front matter, expected `---` at the start of the file'],
    ['an empty line before it', '\n---\ntitle: a\n---\n', '2:1 front-matter-fence Unexpected space or line before the front matter, expected `---` at the start of the file'],
    ['no end', '---\ntitle: a\n\nBody', '1:1 front-matter-fence Unclosed front matter, expected a second line `---`'],
    ['text after its end', '---\ntitle: a\n--- Body', '3:4 front-matter-fence Unexpected `Body` after the closing `---`, expected a line of exactly three hyphens'],
    ['four hyphens at its end', '---\ntitle: a\n----\n', '3:4 front-matter-fence Unexpected `-` after the closing `---`, expected a line of exactly three hyphens'],
    ['four hyphens at its start', '----\ntitle: a\n----\n', expect.stringMatching(/^1:1 front-matter-fence/)],
    ['---js', '---js\nmodule.exports = {}\n---\n', '1:4 front-matter-code Unexpected `js` after `---`, expected a line of exactly three hyphens'],
    ['--- javascript', '--- javascript\nprocess.exit(1)\n---\n', '1:4 front-matter-code Unexpected `javascript` after `---`, expected a line of exactly three hyphens'],
    ['---json', '---json\n{}\n---\n', '1:4 front-matter-code Unexpected `json` after `---`, expected a line of exactly three hyphens'],
    ['--- yaml', '--- yaml\na: b\n---\n', '1:4 front-matter-code Unexpected `yaml` after `---`, expected a line of exactly three hyphens'],
  ])('refuses %s, every time', (_, text, expected) => {
    for (let again = 0; again < 2; again++) {
      const { source, messages } = split(text)
      expect(source).toBeNull()
      expect(brief(messages, 0)).toEqual([expected])
    }
  })

  it('refuses the end that pandoc knows, below which nothing would be read', () => {
    for (const text of ['---\ntitle: a\n...\naudience: members\n---\nx', '---\r\ntitle: a\r\n...\r\nx', '---\ntitle: a\n... # end\nx']) {
      expect(brief(split(text).messages, 0)).toEqual(['3:1 front-matter-fence Unexpected `...` in the front matter, expected `---` at its end'])
      expect(split(text).messages[0]?.note).toContain('Write `---` in its place')
    }
    expect(split('---\ntitle: ...and more\n---\nx').messages).toEqual([])
    expect(split('---\ntitle: a\n---\n...\n').messages).toEqual([])
  })

  it.each(['---\rtitle: a\r---\rBody\r', '---\rtitle: a\r---\r\nBody\n'])('says what is wrong with the line ends in %j', (text) => {
    expect(brief(split(text).messages, 0)).toEqual(['1:4 front-matter-fence Unexpected line end of an old Macintosh (CR alone), expected LF or CRLF'])
  })

  it('refuses more than 16 KB, counted in bytes', () => {
    const of = (bytes: number): string => `---\n# ${'é'.repeat((bytes - 3) / 2)}\n---\n`
    expect(split(of(16 * 1024 - 1)).messages).toEqual([])
    expect(split(of(16 * 1024 + 3)).messages).toEqual([expect.objectContaining({ rule: 'front-matter-size', place: { line: 1, column: 1 } })])
  })
})

describe('typing', () => {
  const type = (text: string): ReturnType<typeof typeFrontMatter> => typeFrontMatter(`\n${text}`, 'a.md')

  it('fills in the defaults', () => {
    expect(type('title: a\ndate: 2015-03-30').value).toEqual({ title: 'a', date: '2015-03-30', type: 'issue', contents: true, home: false, status: 'ready', aliases: [], topics: [], credits: {} })
  })

  it('takes one name or several in the imprint', () => {
    expect(type('title: a\ndate: 2015-03-30\ncredits:\n  Text: A\n  Photos: [B, C]').value?.credits).toEqual({ Text: ['A'], Photos: ['B', 'C'] })
  })

  it.each([
    ['- a', 'list'], ['just words', 'text'], ['', 'empty front matter'],
  ])('refuses %j', (text, found) => {
    expect(brief(type(text).messages, 0)).toEqual([`1:1 invalid-value Unexpected ${found}, expected \`key: value\` lines`])
  })

  it.each([
    ['date: 2015-02-30', '3:7 invalid-value Unexpected `2015-02-30` for `date`, expected a date that exists, written as year-month-day, such as 2015-03-30'],
    ['date: 2015-03-30\ntopcs: x', '4:1 unknown-key Unexpected key `topcs`, expected a known one'],
    ['date: 2015-03-30\nslug: a/b', '4:7 invalid-value Unexpected `a/b` for `slug`, expected an address part made of letters, digits and hyphens, such as issue-06'],
  ])('reports %j at its line in the file', (text, expected) => {
    expect(brief(type(`title: a\n${text}`).messages, 0)).toEqual([expected])
  })

  it.each(['audeince: members', 'audiences: [members]', 'Audience: members', 'statsu: draft', 'embargoed: 2099-01-01'])('never passes over %s: a misspelt key that decides who may read', (text) => {
    expect(type(`title: a\ndate: 2015-03-30\n${text}`).messages).toEqual([expect.objectContaining({ rule: 'audience-unknown' })])
  })

  it.each([
    ['draft: true', '`status: draft`'], ['published: false', '`status: draft`'], ['Unlisted: yes', '`status: draft`'], ['draft:', '`status: draft`'], ['isDraft: 1', '`status: draft`'],
    ['visibility: members', '`audience: …`'], ['private: true', '`audience: …`'], ['access: [board]', '`audience: …`'], ['members_only: x', '`audience: …`'],
    ['publishDate: 2099-01-01', '`embargo: 2015-03-30 10:00`'], ['publish_date: 2099-01-01', '`embargo: 2015-03-30 10:00`'], ['not-before: 2099-01-01', '`embargo: 2015-03-30 10:00`'],
    ['expires: 2015-04-01', '`status: draft`'], ['expiryDate: 2015-04-01', '`status: draft`'], ['only: email', '{only=email}'],
    ['shown-to: members', '`audience: …`'], ['labels: [news, Draft]', '`status: draft`'],
  ])('never passes over %s, with which other tools keep an issue back', (text, ours) => {
    expect(type(`title: a\ndate: 2015-03-30\n${text}`).messages).toEqual([expect.objectContaining({ rule: 'audience-unknown', place: expect.objectContaining({ line: 4 }), note: expect.stringContaining(ours) })])
  })

  it.each(['Category: This Week', 'layout: post', 'author: A', 'tags: [news, drafting]', 'constructor: x', 'labels: [{ toString: draft }]', 'weight: 10'])('takes %s for a key that only describes', (text) => {
    expect(type(`title: a\ndate: 2015-03-30\n${text}`).messages).toEqual([expect.objectContaining({ rule: 'unknown-key' })])
  })

  it.each(['audience:', 'audience: []', 'audience: ""', 'audience: [A]', 'audience: 6', 'audience: [6]', 'audience: { a: b }', 'status:', 'status: hidden', 'embargo:', 'embargo: soon', 'embargo: []'])('never advises to delete %s, which would publish', (text) => {
    const { value, messages } = type(`title: a\ndate: 2015-03-30\n${text}`)
    expect(value).toBeNull()
    expect(messages).not.toEqual([])
    for (const { rule, note } of messages) {
      expect(rule).toBe('invalid-value')
      expect(note).toContain(`\`${text.slice(0, text.indexOf(':'))}: `)
      expect(note).not.toMatch(/delete/i)
    }
  })
})
