import { describe, expect, it } from 'vitest'
import { checkDirectiveLines } from '../../src/issue/directive-lines.js'
import { brief, parsed, parseMarkdown } from './reading.js'

const check = (body: string): ReturnType<typeof checkDirectiveLines> => checkDirectiveLines(body, parseMarkdown(body), 'a.md')
const found = (body: string): string[] => check(body).map(({ place, rule }) => `${place?.line}:${place?.column} ${rule}`)

describe('what is a block', () => {
  it.each([
    ['a block', ':::event[T]{start=2015-03-30}\nx\n:::'],
    ['a block without a title', ':::brief\n- x\n:::'],
    ['a block right below a paragraph', 'x\n:::brief\n- x\n:::\nx'],
    ['a block with a longer end', ':::brief\n- x\n:::::'],
    ['a block that holds another', '::::article[T]\nx\n\n:::brief\n- x\n:::\n\nx\n::::'],
    ['three levels', ':::::article\n::::article\n:::article\nx\n:::\n::::\n:::::'],
    ['CRLF', ':::brief\r\n- x\r\n:::\r\n'],
    ['an example in code', '```\n:::event[T]\n:::\n```'],
    ['a block in a comment', '<!--\n:::event[T]\nx\n:::\n-->'],
    ['colons in prose', 'At 10:30, a:b, ::: and :: in a line'],
    ['a time', '- 10:30 start'],
  ])('accepts %s', (_, body) => {
    expect(brief(check(body), 0)).toEqual([])
  })
})

describe('what only looks like a block', () => {
  it.each([
    ['a space after the colons', '::: members\nx\n:::', ['1:1 directive-malformed', '3:1 directive-malformed']],
    ['two colons', '::event[T]\nx', ['1:1 directive-malformed']],
    ['two colons and a stray end', '::event[T]\nx\n:::', ['1:1 directive-malformed', '3:1 directive-malformed']],
    ['a block that is never closed', ':::article[T]{audience=members}\nx\n', ['1:1 directive-unclosed']],
    ['a block that is closed by fewer colons', '::::article[T]\nx\n:::', ['1:1 directive-unclosed', '3:1 directive-malformed']],
    ['an inner block with as many colons', ':::article[T]\n:::event[U]\nx\n:::\n:::', ['2:1 directive-malformed', '5:1 directive-malformed']],
    ['an inner block with more colons', ':::article[T]\n::::event[U]\nx\n::::\n:::', ['2:1 directive-malformed', '5:1 directive-malformed']],
    ['a stray end', 'x\n\n:::\n', ['3:1 directive-malformed']],
    ['a space before the attributes', ':::article[T] {audience=members}\nx\n:::', ['1:1 directive-malformed', '3:1 directive-malformed']],
    ['text after the attributes', ':::article[T]{audience=members} x\nx\n:::', ['1:1 directive-malformed', '3:1 directive-malformed']],
    ['a quote that is not closed', ':::article[T]{audience="members}\nx\n:::', ['1:1 directive-malformed', '3:1 directive-malformed']],
    ['an indentation that makes it code', '    :::article[T]{audience=members}\n    x\n    :::', ['1:5 directive-malformed', '3:5 directive-malformed']],
    ['a block in a list', '- :::article[T]\n  x\n  :::', ['1:3 directive-place']],
    ['a block in a quotation', '> :::article[T]\n> x\n> :::', ['1:3 directive-place']],
    ['full-width colons', '：：：article[T]\nx\n：：：', ['1:1 directive-malformed', '3:1 directive-malformed']],
    ['a no-break space before it', '\u00A0:::article[T]{audience=members}\nx\n:::', ['1:2 directive-malformed', '3:1 directive-malformed']],
    ['a zero-width space before it', '\u200B:::article[T]{audience=members}\nx\n:::', ['1:2 directive-malformed', '3:1 directive-malformed']],
    ['spaces between the colons', ': : : article\nx', ['1:1 directive-malformed']],
    ['raw HTML right above it', '<p>a</p>\n:::article[T]{audience=members}\nx\n:::', ['2:1 directive-malformed', '4:1 directive-malformed']],
    ['a table right above it', '| a |\n|---|\n::: members', ['3:1 directive-malformed']],
    ['code above it that is never closed', '```\nx\n\n:::article[T]{audience=members}\nx\n:::', ['4:1 directive-malformed', '6:1 directive-malformed']],
    ['code above it that the next code closes', '```\nx\n\n:::article[T]{audience=members}\nx\n:::\n\n```\ny\n```', ['4:1 directive-malformed']],
    ['a comment above it that is never closed', '<!-- x\n\n:::article[T]{audience=members}\nx\n:::', ['3:1 directive-malformed', '5:1 directive-malformed']],
  ])('refuses %s', (_, body, expected) => {
    expect(found(body)).toEqual(expected)
  })

  it('says how to mend it', () => {
    const note = (body: string): string => check(body)[0]?.note ?? ''
    expect(note('::: event\nx\n:::')).toMatch(/right after the colons/)
    expect(note('::event[T]')).toMatch(/three colons/)
    expect(note(':::article[T] {x}\n:::')).toMatch(/no space between/)
    expect(note('    :::event')).toMatch(/without spaces/)
    expect(note('<p>a</p>\n:::event[T]')).toBe('The HTML of line 1 goes on up to the next empty line, and takes this line in as text. Put an empty line before it.')
    expect(note('```\n:::event[T]')).toMatch(/The code that begins in line 1 takes this line in/)
    expect(note(':::article\n:::event\nx\n:::\n:::')).toMatch(/Write the outer block, in line 1, with one colon more/)
    expect(note('x\n\n:::')).toMatch(/closes no block/)
  })

  it('marks the line from the colons to its end', () => {
    expect(check('> x\n\n  ::: members')[0]?.place).toEqual({ line: 3, column: 3, endLine: 3, endColumn: 14 })
  })
})

describe('a value that needs quotes', () => {
  it.each([
    [':::action{url=https://e.org/?id=5 label=Go}\nx\n:::', 'Put quotes around the value of `url`: `url="https://e.org/?id=5"`.'],
    [':::event[T]{start=2015-04-07 url=https://e.org/?a=1&b=2}\nx\n:::', 'Put quotes around the value of `url`: `url="https://e.org/?a=1&b=2"`.'],
  ])('is named in %j, with the quotes', (body, note) => {
    expect(parsed(body).messages.find(({ rule }) => rule === 'directive-malformed')?.note).toContain(note)
  })
})

describe('a line that closes a block', () => {
  const noteOf = (body: string, line: number): string | undefined => check(body).find(({ place }) => place?.line === line)?.note

  it('is to be left when it is the first line of the block that is wrong', () => {
    expect(noteOf(':::event [T]\nx\n:::', 3)).toBe('Leave it: it closes the block of line 1, which cannot be read yet.')
  })

  it('is to be deleted when it closes none', () => {
    expect(noteOf('x\n\n:::', 3)).toContain('Delete it')
    expect(noteOf(':::event [T]\nx\n:::\n\ny\n\n:::', 7)).toContain('Delete it')
  })
})
