import { describe, expect, it } from 'vitest'
import { message, placeOf } from '../../src/messages/report.js'

describe('message', () => {
  it('takes its severity from its rule', () => {
    expect(message('block-title', 'a.md', { line: 1, column: 1 }, 'Missing title', 'Write one.')).toEqual({
      file: 'a.md',
      place: { line: 1, column: 1 },
      rule: 'block-title',
      severity: 'error',
      message: 'Missing title',
      note: 'Write one.',
    })
    expect(message('email-size', null, null, '', '').severity).toBe('warning')
  })
})

describe('placeOf', () => {
  it('turns a unist position into a place', () => {
    expect(placeOf({ start: { line: 1, column: 2 }, end: { line: 3, column: 4 } })).toEqual({ line: 1, column: 2, endLine: 3, endColumn: 4 })
  })

  it('knows no place for a node that was generated', () => {
    expect(placeOf(undefined)).toBeNull()
  })
})
