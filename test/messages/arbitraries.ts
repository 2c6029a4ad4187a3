import fc from 'fast-check'
import type { Message, Place } from '../../src/messages/message.js'
import { ruleIds } from '../../src/messages/rules.js'

/** Characters that break naive printing: controls, bidi overrides, marks, surrogates, full width, joined emoji. */
const nasty = fc.constantFrom('\n', '\r', '\r\n', '\t', '\0', '\u001B[31m', '\u009B2J', '\u007F', '\u202E', '\u2028', '\uFEFF', '\u0301', '\uD83D', '\uDE00', '全', '👩‍👩‍👧', '\u{E0067}')

export const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 300 }).map((parts) => parts.join('')),
)

const count = fc.oneof(fc.integer({ min: 1, max: 400 }), fc.integer(), fc.constantFrom(Number.NaN, Infinity, -Infinity, 1.5))

export const anyPlace: fc.Arbitrary<Place> = fc.record({ line: count, column: count, endLine: count, endColumn: count }, { requiredKeys: ['line', 'column'] })

export const anyMessage: fc.Arbitrary<Message> = fc.record({
  file: fc.option(fc.oneof(fc.constantFrom('issues/a.md', 'issues/b.md'), anyText)),
  place: fc.option(fc.record({ line: fc.integer({ min: 1, max: 20 }), column: fc.integer({ min: 1, max: 400 }) })),
  rule: fc.constantFrom(...ruleIds),
  severity: fc.constantFrom('error', 'warning'),
  message: anyText,
  note: anyText,
})
