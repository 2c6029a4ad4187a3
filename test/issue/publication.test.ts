import { describe, expect, it } from 'vitest'
import { isPublished } from '../../src/issue/publication.js'

const at = (now: string, embargo: string | undefined, timezone: string): boolean =>
  isPublished({ status: 'ready', ...(embargo === undefined ? {} : { embargo }) }, { drafts: false, now: Date.parse(now), timezone })

describe('publication', () => {
  it('waits for the embargo, in the newsletter’s own time', () => {
    expect(at('2015-03-30T07:59:59Z', '2015-03-30T10:00', 'Europe/Brussels')).toBe(false)
    expect(at('2015-03-30T08:00:00Z', '2015-03-30T10:00', 'Europe/Brussels')).toBe(true)
    expect(at('2015-03-30T08:00:00Z', '2015-03-30T10:00', 'UTC')).toBe(false)
    expect(at('2015-03-30T00:59:59Z', '2015-03-30T10:00', 'Asia/Tokyo')).toBe(false)
    expect(at('2015-03-30T01:00:00Z', '2015-03-30T10:00', 'Asia/Tokyo')).toBe(true)
  })

  it('compares local time with local time, whatever the zone', () => {
    const locally = (now: string): boolean => isPublished({ status: 'ready', embargo: '2030-01-01T00:00' }, { drafts: false, now, timezone: 'America/New_York' })
    expect(locally('2029-12-31T23:59')).toBe(false)
    expect(locally('2030-01-01T00:00')).toBe(true)
  })

  it('knows summer time', () => {
    expect(at('2015-01-30T08:30:00Z', '2015-01-30T10:00', 'Europe/Brussels')).toBe(false)
    expect(at('2015-01-30T09:00:00Z', '2015-01-30T10:00', 'Europe/Brussels')).toBe(true)
  })

  it('waits for the second time in an hour that the clocks run through twice', () => {
    expect(at('2015-10-25T00:30:00Z', '2015-10-25T02:30', 'Europe/Brussels')).toBe(false)
    expect(at('2015-10-25T01:29:59Z', '2015-10-25T02:30', 'Europe/Brussels')).toBe(false)
    expect(at('2015-10-25T01:30:00Z', '2015-10-25T02:30', 'Europe/Brussels')).toBe(true)
  })

  it('is not early in an hour that the clocks leave out', () => {
    expect(at('2015-03-29T00:59:00Z', '2015-03-29T02:30', 'Europe/Brussels')).toBe(false)
    expect(at('2015-03-29T01:30:00Z', '2015-03-29T02:30', 'Europe/Brussels')).toBe(true)
  })

  it('is at once without an embargo', () => {
    expect(at('1970-01-01T00:00:00Z', undefined, 'UTC')).toBe(true)
  })

  it('never comes for a draft, unless drafts are asked for, and then not before the embargo', () => {
    const options = { now: Date.parse('2015-03-30T00:00Z'), timezone: 'UTC' }
    expect(isPublished({ status: 'draft' }, { ...options, drafts: false })).toBe(false)
    expect(isPublished({ status: 'draft' }, { ...options, drafts: true })).toBe(true)
    expect(isPublished({ status: 'draft', embargo: '2016-01-01T00:00' }, { ...options, drafts: true })).toBe(false)
  })
})
