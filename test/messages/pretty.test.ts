import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Message } from '../../src/messages/message.js'
import { formatPretty } from '../../src/messages/pretty.js'
import { message } from '../../src/messages/report.js'
import type { RuleId } from '../../src/messages/rules.js'
import { anyMessage, anyText } from './arbitraries.js'

const file = 'issues/issue-07.md'
const source = '# News\n\n:::evnt[Course]{start=2015-04-07}\nThree days.\n:::\n'
const sources = new Map([[file, source]])
const pretty = (messages: readonly Message[]): string => formatPretty(messages, { sources, color: false })

const unknownBlock = message('directive-unknown', file, { line: 3, column: 4, endLine: 3, endColumn: 8 }, 'Unexpected block "evnt", expected one of the known kinds', 'Did you mean "event"?')
const big = message('email-size', file, null, 'Unexpected size of 110 KB, expected at most 102 KB', 'Gmail cuts the rest.\nShorten the issue.')
const missing = message('config-missing', null, null, 'Missing newsletter.yaml', 'Write one.')
const many = (count: number, rule: RuleId, of = 'old.md'): Message[] => Array.from({ length: count }, (_, index) => message(rule, of, { line: index + 1, column: 1 }, `Finding ${index + 1}`, ''))

describe('formatPretty', () => {
  it('says where, what, what to do, and how many', () => {
    expect(pretty([missing, unknownBlock, big])).toBe(`\
issues/issue-07.md  warning  Unexpected size of 110 KB, expected at most 102 KB  email-size
  What to do: Gmail cuts the rest.
  Shorten the issue.

issues/issue-07.md:3:4  error  Unexpected block "evnt", expected one of the known kinds  directive-unknown
    2 │
    3 │ :::evnt[Course]{start=2015-04-07}
      │    ^^^^
    4 │ Three days.
  What to do: Did you mean "event"?

error  Missing newsletter.yaml  config-missing
  What to do: Write one.

2 errors, 1 warning
`)
  })

  it('is empty when there is nothing to say', () => {
    expect(pretty([])).toBe('')
  })

  it('leaves out the frame of a source that it was not given, and advice that there is none of', () => {
    expect(pretty([message('block-title', 'gone.md', { line: 2, column: 1 }, 'Missing title', ' ')])).toBe(`\
gone.md:2:1  error  Missing title  block-title

1 error
`)
  })

  it.each([
    [1, 0, '1 error'],
    [0, 1, '1 warning'],
    [2, 2, '2 errors, 2 warnings'],
    [0, 1234, '1,234 warnings'],
  ])('counts %i errors and %i warnings', (errors, warnings, line) => {
    expect(pretty([...many(errors, 'block-title'), ...many(warnings, 'email-size')]).trimEnd().split('\n').at(-1)).toBe(line)
  })

  it('prints and counts once what was reported twice', () => {
    expect(pretty([missing, { ...missing }])).toBe(`\
error  Missing newsletter.yaml  config-missing
  What to do: Write one.

1 error
`)
  })

  it('prints fifty messages of a rule in full', () => {
    expect(pretty(many(50, 'email-size'))).toContain('Finding 50  email-size')
    expect(pretty(many(50, 'email-size'))).not.toContain('more of')
  })

  it('prints ten of a rule that is broken more often, and counts the rest', () => {
    const printed = pretty([...many(1051, 'email-size'), ...many(51, 'block-title', 'older.md'), unknownBlock])
    expect(printed.match(/ email-size$/gm)).toHaveLength(10 + 1)
    expect(printed).toContain('Finding 10  email-size')
    expect(printed).not.toContain('Finding 11')
    expect(printed).toContain('Unexpected block "evnt"')
    expect(printed.endsWith('\n\n… and 41 more of block-title\n… and 1,041 more of email-size\n\n52 errors, 1,051 warnings\n')).toBe(true)
  })

  it('keeps a message on its line, and shows what a terminal would obey', () => {
    const hostile = message('block-title', 'a\u001B]0;x\u0007.md', null, 'two\nlines \u202E', 'Delete \u009B2J.\r\n\tThen build.')
    expect(pretty([hostile])).toBe(`\
a␛]0;x␇.md  error  two lines <U+202E>  block-title
  What to do: Delete <U+009B>2J.
   Then build.

1 error
`)
  })

  it('colours only when asked, and adds nothing but colour', () => {
    const coloured = formatPretty([unknownBlock, big], { sources, color: true })
    expect(coloured).toContain('\u001B[1;31merror\u001B[0m')
    expect(coloured).toContain('\u001B[1;33mwarning\u001B[0m')
    expect(coloured).toContain('\u001B[1;31m^^^^\u001B[0m')
    // oxlint-disable-next-line no-control-regex -- colours are escape sequences
    expect(coloured.replace(/\u001B\[[\d;]*m/g, '')).toBe(pretty([unknownBlock, big]))
  })

  it('prints any messages on any sources, and no control character but the line break', () => {
    const anySources = fc.dictionary(fc.constantFrom('issues/a.md', 'issues/b.md'), anyText).map((record) => new Map(Object.entries(record)))
    fc.assert(
      fc.property(fc.array(anyMessage), anySources, (messages, files) => {
        expect(formatPretty(messages, { sources: files, color: false })).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u)
      }),
    )
  })
})
