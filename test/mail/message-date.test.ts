import { describe, expect, it } from 'vitest'
import { mailDate } from '../../src/mail/message-date.js'

const iso = (date: string, embargo: string | undefined, timezone: string): string => new Date(mailDate({ date, embargo }, timezone)).toISOString()

describe('the date of a message', () => {
  it('is noon of the issue’s day, in UTC, wherever the newsletter is', () => {
    expect(iso('2015-03-30', undefined, 'Europe/Brussels')).toBe('2015-03-30T12:00:00.000Z')
    expect(iso('2015-03-30', undefined, 'Pacific/Auckland')).toBe('2015-03-30T12:00:00.000Z')
  })

  it('is the end of its embargo, by the clocks of the newsletter’s zone', () => {
    expect(iso('2015-03-30', '2015-03-30T10:00', 'Europe/Brussels')).toBe('2015-03-30T08:00:00.000Z')
    expect(iso('2015-12-30', '2015-12-31T00:00', 'Europe/Brussels')).toBe('2015-12-30T23:00:00.000Z')
    expect(iso('2015-03-30', '2015-03-30T10:00', 'UTC')).toBe('2015-03-30T10:00:00.000Z')
  })
})
