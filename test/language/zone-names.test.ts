import { describe, expect, it } from 'vitest'
import { formatTimes, zoneName } from '../../src/language/zone-names.js'

const summer = Date.parse('2015-07-01T00:00Z')
const winter = Date.parse('2015-01-01T00:00Z')

describe('a time zone in words', () => {
  it('is as readers of the language know it, in summer and in winter', () => {
    expect(zoneName(summer, 'Europe/Brussels', 'en-GB')).toBe('CEST')
    expect(zoneName(winter, 'Europe/Brussels', 'en-GB')).toBe('CET')
    expect(zoneName(summer, 'Europe/Brussels', 'de')).toBe('MESZ')
    expect(zoneName(summer, 'America/New_York', 'en-US')).toBe('EDT')
    expect(zoneName(summer, 'UTC', 'en-GB')).toBe('UTC')
  })
})

describe('when an event is', () => {
  const timed = (start: string, end: string | null, startsAt: string, endsAt: string): string =>
    formatTimes({ start, end, startsAt: Date.parse(startsAt), endsAt: Date.parse(endsAt), timezone: 'Europe/Brussels' }, 'en-GB')

  it('names the zone of its times', () => {
    expect(timed('2015-04-17T10:30', '2015-04-17T12:00', '2015-04-17T08:30Z', '2015-04-17T10:00Z')).toBe('17 April 2015, 10:30–12:00 CEST')
    expect(timed('2015-04-17T10:30', null, '2015-04-17T08:30Z', '2015-04-17T22:00Z')).toBe('17 April 2015, 10:30 CEST')
  })

  it('names both when the clocks are changed in between', () => {
    expect(timed('2015-10-24T10:00', '2015-10-25T12:00', '2015-10-24T08:00Z', '2015-10-25T11:00Z')).toBe('24 October 2015, 10:00 CEST – 25 October 2015, 12:00 CET')
    expect(timed('2015-10-25T02:30', '2015-10-25T02:30', '2015-10-25T00:30Z', '2015-10-25T01:30Z')).toBe('25 October 2015, 02:30 CEST – 25 October 2015, 02:30 CET')
  })

  it('names none beside days', () => {
    expect(formatTimes({ start: '2015-04-07', end: '2015-04-10', startsAt: 0, endsAt: 0, timezone: null }, 'en-GB')).toBe('7–10 April 2015')
    expect(formatTimes({ start: '2015-04-07', end: null, startsAt: 0, endsAt: 0, timezone: null }, 'en-GB')).toBe('7 April 2015')
  })
})
