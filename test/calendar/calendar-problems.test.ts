import { describe, expect, it } from 'vitest'
import { calendarFile } from '../../src/calendar/calendar-file.js'
import { eventTimes } from '../../src/calendar/event-times.js'
import { calendarProblems } from './calendar-problems.js'

const times = eventTimes({ start: '2015-04-17T10:30', end: '2015-04-17T12:00' }, 'Europe/Brussels')
const sound = calendarFile([{ uid: 'a@e.org', revised: '2015-03-30', sequence: 0, lang: 'en', times, title: 'Course', description: 'é'.repeat(60), location: 'Here, there', url: 'https://e.org/', status: 'CONFIRMED' }], null)

describe('the rules that calendars are held to', () => {
  it('have nothing against a sound one', () => {
    expect(calendarProblems(sound)).toEqual([])
    expect(calendarProblems(new TextEncoder().encode(sound))).toEqual([])
  })

  it.each<[string, (text: string) => string]>([
    ['§3.1', (text) => text.replaceAll('\r\n', '\n')], ['§3.1', (text) => text.trimEnd()], ['octets', (text) => text.replaceAll('\r\n ', '')], ['§3.6', (text) => text.replace(/UID:.*\r\n/, '')], ['more than once', (text) => text.replace(/(STATUS:.*\r\n)/, '$1$1')],
    ['not defined once', (text) => text.replace(/BEGIN:VTIMEZONE[\s\S]*END:VTIMEZONE\r\n/, '')], ['not used', (text) => text.replaceAll(';TZID=Europe/Brussels', '')], ['not after', (text) => text.replace('T120000', 'T103000')], ['no date', (text) => text.replace('DTSTAMP:2015', 'DTSTAMP:15')],
    ['not escaped', (text) => text.replace('Here\\,', 'Here,')], ['closes', (text) => text.replace('END:VEVENT\r\n', '')], ['STATUS', (text) => text.replace('CONFIRMED', 'MAYBE')], ['no address', (text) => text.replace('https://e.org/', 'https://é.org/')], ['outside', (text) => `X:1\r\n${text}`],
    ['two events', (text) => text.replace(/(BEGIN:VEVENT[\s\S]*END:VEVENT\r\n)/, '$1$1')], ['control', (text) => text.replace('Course', 'Cour\u0007se')],
  ])('find what is against the rule: %s', (expected, spoil) => {
    expect(spoil(sound)).not.toBe(sound)
    expect(calendarProblems(spoil(sound)).join('\n').toLowerCase()).toContain(expected.toLowerCase())
  })
})
