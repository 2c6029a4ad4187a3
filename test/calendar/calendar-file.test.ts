import ICAL from 'ical.js'
import { convertIcsCalendar } from 'ts-ics'
import { describe, expect, it } from 'vitest'
import { calendarFile, type CalendarEvent } from '../../src/calendar/calendar-file.js'
import { eventTimes, type WrittenTimes } from '../../src/calendar/event-times.js'
import { calendarProblems } from './calendar-problems.js'

/** An event with the values that a test is about. */
function eventAt(times: WrittenTimes, more: Partial<CalendarEvent> = {}): CalendarEvent {
  return { uid: 'a@e.org', revised: '2015-03-30', sequence: 0, lang: 'en', times: eventTimes(times, 'Europe/Brussels'), title: 'Course', description: '', location: null, url: 'https://e.org/issue-06/#course', status: 'CONFIRMED', ...more }
}

/** The file, which must be sound. */
function fileOf(events: readonly CalendarEvent[], subscription: Parameters<typeof calendarFile>[1] = null): string {
  const text = calendarFile(events, subscription)
  expect(calendarProblems(text)).toEqual([])
  return text
}

/** ical.js does not count the seconds that offsets had before there were zones. */
const toHour = (instant: number): number => Math.floor(instant / 3_600_000)

/** The same by another library. */
const read = (text: string) => convertIcsCalendar(undefined, text)

describe('a calendar file', () => {
  it('says what an event is, in all programs the same', () => {
    const text = fileOf([eventAt({ start: '2015-04-17T10:30', end: '2015-04-17T12:00' }, { description: 'One; two, three \\ four\nFive', location: 'CEPOL, Budapest', status: 'CANCELLED', sequence: 2 })])
    const [event] = read(text).events ?? []
    expect(event).toMatchObject({ uid: 'a@e.org', summary: 'Course', description: 'One; two, three \\ four\nFive', location: 'CEPOL, Budapest', url: 'https://e.org/issue-06/#course', status: 'CANCELLED', sequence: 2 })
    expect(event?.start.date.toISOString()).toBe('2015-04-17T08:30:00.000Z')
    expect(event?.end?.date.toISOString()).toBe('2015-04-17T10:00:00.000Z')
    expect(event?.stamp.date.toISOString()).toBe('2015-03-30T00:00:00.000Z')
  })

  it('gives whole days as dates, and as its end the day after the last', () => {
    expect(fileOf([eventAt({ start: '2015-04-07', end: '2015-04-10' })])).toContain('DTSTART;VALUE=DATE:20150407\r\nDTEND;VALUE=DATE:20150411\r\n')
    expect(fileOf([eventAt({ start: '2015-12-30', end: '2015-12-31' })])).toContain('DTSTART;VALUE=DATE:20151230\r\nDTEND;VALUE=DATE:20160101\r\n')
  })

  it('gives one whole day without an end', () => {
    for (const end of [undefined, '2015-12-31']) expect(fileOf([eventAt({ start: '2015-12-31', end })])).toMatch(/DTSTART;VALUE=DATE:20151231\r\n(?!DTEND)/)
  })

  it('has no year of five digits', () => {
    expect(fileOf([eventAt({ start: '9999-12-31' })])).not.toMatch(/DTEND|10000/)
    expect(fileOf([eventAt({ start: '9999-12-29', end: '9999-12-31' })])).toContain('DTSTART;VALUE=DATE:99991229\r\nDURATION:P3D\r\n')
  })

  it('is in the language of each event', () => {
    const text = fileOf([eventAt({ start: '2015-04-07' }, { lang: 'fr', description: 'x', location: 'y' })], { name: 'Letter', lang: 'de', page: 'https://e.org/', source: 'https://e.org/events.ics' })
    expect(text.match(/^[A-Z]+;LANGUAGE=\w+/gm)).toEqual(['NAME;LANGUAGE=de', 'SUMMARY;LANGUAGE=fr', 'DESCRIPTION;LANGUAGE=fr', 'LOCATION;LANGUAGE=fr'])
  })

  it.each([['1015-04-17T10:30', undefined], ['9015-04-17T10:30', undefined], ['2015-04-17T10:30', '9015-04-17T10:30']])('stays small when a year is mistyped: %s to %s', (start, end) => {
    const text = fileOf([eventAt({ start: '2015-04-17T10:30' }), eventAt({ start, end }, { uid: 'b@e.org' }), eventAt({ start: '2015-01-17T10:30' }, { uid: 'c@e.org' })])
    expect(text.length).toBeLessThan(2500)
    const starts = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => event.getFirstPropertyValue('dtstart'))
    expect(starts.map((value) => (value instanceof ICAL.Time ? toHour(value.toJSDate().getTime()) : null))).toEqual(['2015-04-17T10:30', start, '2015-01-17T10:30'].map((local) => toHour(eventTimes({ start: local }, 'Europe/Brussels').startsAt)))
  })

  it.each([['1850-05-01T10:00', 'Europe/Brussels'], ['1300-05-01T10:00', 'Europe/Brussels'], ['1000-01-01T00:00', 'Asia/Tokyo'], ['1601-01-01T00:00', 'America/New_York']])('has clocks for %s in %s, before the first change that is known', (start, timezone) => {
    const observances = [...fileOf([eventAt({ start, timezone })]).matchAll(/BEGIN:(?:STANDARD|DAYLIGHT)\r\nDTSTART:(\S+)/g)].map(([, from]) => from ?? '')
    expect(observances.some((from) => from <= `${start.replace(/[-:]/g, '')}00`)).toBe(true)
  })

  it('needs no zone twice for two events between the same changes', () => {
    expect(fileOf([eventAt({ start: '2015-04-17T10:30' }), eventAt({ start: '2015-05-17T10:30' }, { uid: 'b@e.org' })]).match(/BEGIN:(?:STANDARD|DAYLIGHT)/g)).toHaveLength(2)
  })

  it('needs no zone for whole days, nor for UTC', () => {
    expect(fileOf([eventAt({ start: '2015-04-07' }), eventAt({ start: '2015-04-07T10:00', timezone: 'UTC' }, { uid: 'b@e.org' })])).not.toContain('VTIMEZONE')
  })

  it('has one zone for all the events in it, and each zone once', () => {
    const text = fileOf([eventAt({ start: '2015-04-17T10:30' }), eventAt({ start: '2016-01-17T10:30' }, { uid: 'b@e.org' }), eventAt({ start: '2015-04-17T10:30', timezone: 'Asia/Tokyo' }, { uid: 'c@e.org' })])
    expect(text.match(/^TZID:.*$/gm)).toEqual(['TZID:Asia/Tokyo', 'TZID:Europe/Brussels'])
  })

  it.each([
    ['Europe/Brussels', '2015-04-17T10:30'], ['Europe/Brussels', '2015-01-17T10:30'], ['Europe/Moscow', '2013-07-01T10:00'], ['Europe/Moscow', '2015-07-01T10:00'], ['Europe/Istanbul', '2015-12-01T10:00'], ['Europe/Istanbul', '2017-12-01T10:00'],
    ['Asia/Kolkata', '2015-04-17T10:30'], ['America/New_York', '2015-03-08T03:30'], ['Australia/Lord_Howe', '2015-10-04T02:45'], ['Etc/GMT-3', '2015-04-17T10:30'], ['Africa/Casablanca', '2015-07-01T10:00'], ['Europe/Dublin', '2015-12-01T10:00'],
  ])('has the clocks of %s as they were on %s', (timezone, start) => {
    const text = fileOf([eventAt({ start, timezone })])
    // ical.js goes by the VTIMEZONE beside the event.
    const value = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')?.getFirstPropertyValue('dtstart')
    expect(value).toBeInstanceOf(ICAL.Time)
    expect(value instanceof ICAL.Time && value.zone?.tzid === timezone && value.toJSDate().getTime()).toBe(eventTimes({ start, timezone }, 'UTC').startsAt)
    expect(text).toContain(`DTSTART;TZID=${timezone}:${start.replace(/[-:]/g, '')}00\r\n`)
  })

  it('has a standard time beside each summer time', () => {
    const text = fileOf([eventAt({ start: '2015-04-17T10:30' })])
    expect(text.match(/BEGIN:(?:STANDARD|DAYLIGHT)/g)?.toSorted()).toEqual(['BEGIN:DAYLIGHT', 'BEGIN:STANDARD'])
  })

  it('gives the second of two times that clocks show in UTC, and with it the other end: a local one would be the first', () => {
    expect(fileOf([eventAt({ start: '2015-10-25T02:30+01:00', end: '2015-10-25T04:00' })])).toContain('DTSTART:20151025T013000Z\r\nDTEND:20151025T030000Z\r\n')
    expect(fileOf([eventAt({ start: '2015-10-25T01:30', end: '2015-10-25T02:30+01:00' })])).toContain('DTSTART:20151024T233000Z\r\nDTEND:20151025T013000Z\r\n')
    expect(fileOf([eventAt({ start: '2015-10-25T02:30+02:00' })])).toContain('DTSTART;TZID=Europe/Brussels:20151025T023000\r\n')
  })

  it('leaves out an end that is none', () => {
    expect(fileOf([eventAt({ start: '2015-04-17T10:30' })])).not.toContain('DTEND')
    expect(fileOf([eventAt({ start: '2015-04-17T10:30', end: '2015-04-17T10:30' })])).not.toContain('DTEND')
  })

  it('folds by octets, and breaks no character', () => {
    for (const text of ['é'.repeat(200), '号'.repeat(150), 'a👩‍👩‍👧'.repeat(60), 'x'.repeat(500), `${'y'.repeat(66)}😀${'z'.repeat(80)}`]) {
      const file = fileOf([eventAt({ start: '2015-04-07' }, { title: text, description: text })])
      expect(read(file).events?.[0]).toMatchObject({ summary: text, description: text })
      expect(file.split('\r\n').some((line) => Buffer.byteLength(line) > 70)).toBe(true)
    }
  })

  it('loses control characters and nothing else', () => {
    const file = fileOf([eventAt({ start: '2015-04-07' }, { description: 'a\u0000b\u0007c\td\r\ne\rf\u007f' })])
    expect(read(file).events?.[0]?.description).toBe('abc\td\ne\nf')
  })

  it('tells programs that subscribe to it what it is and where it is', () => {
    const subscription = { name: 'Letter: Events, all', lang: 'en', page: 'https://e.org/events/', source: 'https://e.org/events.ics' }
    const text = fileOf([eventAt({ start: '2015-04-07' })], subscription)
    const component = new ICAL.Component(ICAL.parse(text))
    expect(['name', 'x-wr-calname', 'url', 'source', 'refresh-interval'].map((name) => String(component.getFirstPropertyValue(name)))).toEqual(['Letter: Events, all', 'Letter: Events, all', 'https://e.org/events/', 'https://e.org/events.ics', 'P1D'])
    expect(component.getFirstProperty('method')).toBeNull()
    expect(fileOf([eventAt({ start: '2015-04-07' })])).not.toMatch(/^(?:NAME|SOURCE|REFRESH-INTERVAL)/m)
  })
})
