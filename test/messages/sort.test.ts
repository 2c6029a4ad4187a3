import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Message } from '../../src/messages/message.js'
import { message } from '../../src/messages/report.js'
import { compareText, sortMessages } from '../../src/messages/sort.js'
import { anyMessage } from './arbitraries.js'

const at = (file: string | null, line: number, column: number, text = 'text'): Message => message('block-title', file, { line, column }, text, '')

describe('sortMessages', () => {
  it('goes by file, line, column, rule and text, and puts what has no file last', () => {
    const sorted = [
      message('email-size', 'a.md', null, 'the file as a whole', ''),
      at('a.md', 2, 9),
      message('block-body', 'a.md', { line: 10, column: 1 }, 'z', ''),
      at('a.md', 10, 1, 'a'),
      at('a.md', 10, 1, 'b'),
      at('a.md', 10, 2),
      at('b.md', 1, 1),
      at(null, 1, 1),
    ]
    expect(sortMessages(sorted.toReversed())).toEqual(sorted)
  })

  it('compares by code unit, so that no locale moves a file', () => {
    const files = ['é.md', 'b.md', 'a10.md', 'a2.md', 'B.md']
    expect(sortMessages(files.map((file) => at(file, 1, 1))).map(({ file }) => file)).toEqual(['B.md', 'a10.md', 'a2.md', 'b.md', 'é.md'])
    expect([compareText('B', 'a'), compareText('a', 'B'), compareText('a', 'a')]).toEqual([-1, 1, 0])
  })

  it('says once what was reported twice, and keeps what differs in any field', () => {
    const one = at('a.md', 1, 1)
    const others: Message[] = [{ ...one, note: 'another' }, { ...one, severity: 'warning' }, { ...one, place: { line: 1, column: 1, endColumn: 4 } }, { ...one, place: null }]
    expect(sortMessages([one, { ...one }, ...others, { ...one }])).toHaveLength(1 + others.length)
  })

  it('keeps the order of what is equal in all that it sorts by', () => {
    const [second, first] = [{ ...at('a.md', 1, 1), note: 'a' }, { ...at('a.md', 1, 1), note: 'b' }]
    expect(sortMessages([first, second])).toEqual([first, second])
  })

  it('sorts what is sorted into itself, and leaves its argument as it was', () => {
    fc.assert(
      fc.property(fc.array(anyMessage), (messages) => {
        const before = structuredClone(messages)
        const sorted = sortMessages(messages)
        expect(sortMessages(sorted)).toEqual(sorted)
        expect(messages).toEqual(before)
      }),
    )
  })
})
