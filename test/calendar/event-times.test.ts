import { describe, expect, it } from 'vitest'
import { eventTimes } from '../../src/calendar/event-times.js'

const brussels = 'Europe/Brussels'
const iso = (instant: number): string => new Date(instant).toISOString().slice(0, 16)

describe('the times of an event', () => {
  it('are those of its own zone, else of the newsletter’s', () => {
    const here = eventTimes({ start: '2015-04-17T10:30', end: '2015-04-17T12:00' }, brussels)
    expect(here).toMatchObject({ start: '2015-04-17T10:30', end: '2015-04-17T12:00', timezone: brussels, startIso: '2015-04-17T10:30+02:00', endIso: '2015-04-17T12:00+02:00' })
    expect(iso(here.startsAt)).toBe('2015-04-17T08:30')
    expect(iso(here.endsAt)).toBe('2015-04-17T10:00')
    const there = eventTimes({ start: '2015-04-17T10:30', timezone: 'America/New_York' }, brussels)
    expect(there).toMatchObject({ timezone: 'America/New_York', startIso: '2015-04-17T10:30-04:00', endIso: null })
  })

  it('are without zone for whole days, which are those of the newsletter’s', () => {
    const days = eventTimes({ start: '2015-04-07', end: '2015-04-10' }, brussels)
    expect(days).toMatchObject({ start: '2015-04-07', end: '2015-04-10', timezone: null, startIso: '2015-04-07', endIso: '2015-04-10' })
    expect([iso(days.startsAt), iso(days.endsAt)]).toEqual(['2015-04-06T22:00', '2015-04-10T22:00'])
    expect(iso(eventTimes({ start: '2015-04-07' }, brussels).endsAt)).toBe('2015-04-07T22:00')
  })

  it('go on until the day is over when nobody wrote an end', () => {
    expect(iso(eventTimes({ start: '2015-04-17T10:30' }, brussels).endsAt)).toBe('2015-04-17T22:00')
  })

  it('go by the offset of a time that clocks show twice', () => {
    const night = eventTimes({ start: '2015-10-25T02:30+02:00', end: '2015-10-25T02:30+01:00' }, brussels)
    expect(night.endsAt - night.startsAt).toBe(3_600_000)
    expect(night).toMatchObject({ start: '2015-10-25T02:30', end: '2015-10-25T02:30', startIso: '2015-10-25T02:30+02:00', endIso: '2015-10-25T02:30+01:00' })
  })
})
