import { describe, expect, it } from 'vitest'
import { aroundGap, clockChanges, dayAfter, endOfDay, instantOf, isoIn, offsetsOf } from '../../src/calendar/zone.js'

const utc = (text: string): number => Date.parse(`${text}Z`)

describe('a local time', () => {
  it('is an instant by the clocks of its zone', () => {
    expect(instantOf('2015-04-07T10:30', 'Europe/Brussels')).toBe(utc('2015-04-07T08:30'))
    expect(instantOf('2015-01-07T10:30', 'Europe/Brussels')).toBe(utc('2015-01-07T09:30'))
    expect(instantOf('2015-04-07T10:30', 'Asia/Kolkata')).toBe(utc('2015-04-07T05:00'))
  })

  it('goes by its offset, where it has one', () => {
    expect(instantOf('2015-10-25T02:30+01:00', 'Asia/Kolkata')).toBe(utc('2015-10-25T01:30'))
  })

  it('is the first or the second of two that clocks show, as asked for', () => {
    expect(instantOf('2015-10-25T02:30', 'Europe/Brussels')).toBe(utc('2015-10-25T00:30'))
    expect(instantOf('2015-10-25T02:30', 'Europe/Brussels', 'later')).toBe(utc('2015-10-25T01:30'))
  })

  it('is as much later as the hour that clocks skip', () => {
    expect(instantOf('2015-03-29T02:30', 'Europe/Brussels')).toBe(utc('2015-03-29T01:30'))
    expect(isoIn(instantOf('2015-03-29T02:30', 'Europe/Brussels'), 'Europe/Brussels')).toBe('2015-03-29T03:30+02:00')
  })

  it.each([
    ['2015-04-07T10:30', 'Europe/Brussels', ['+02:00']], ['2015-10-25T02:30', 'Europe/Brussels', ['+02:00', '+01:00']], ['2015-10-25T03:00', 'Europe/Brussels', ['+01:00']],
    ['2015-03-29T02:00', 'Europe/Brussels', []], ['2015-03-29T03:00', 'Europe/Brussels', ['+02:00']], ['2011-12-30T12:00', 'Pacific/Apia', []], ['2015-10-04T02:15', 'Australia/Lord_Howe', []], ['2015-04-07T10:30', 'UTC', ['+00:00']],
  ])('%s in %s has the offsets %j', (local, timezone, offsets) => {
    expect(offsetsOf(local, timezone)).toEqual(offsets)
  })

  it('that clocks skip lies between two that they show', () => {
    expect(aroundGap('2015-03-29T02:30', 'Europe/Brussels')).toEqual({ before: '2015-03-29T01:59', after: '2015-03-29T03:00' })
    expect(aroundGap('2011-12-30T12:00', 'Pacific/Apia')).toEqual({ before: '2011-12-29T23:59', after: '2011-12-31T00:00' })
  })
})

describe('clocks whose offset has seconds', () => {
  it.each([['1850-05-01T10:00', 'Europe/Brussels', '+00:18'], ['1850-05-01T10:00', 'America/New_York', '-04:56']])('show %s in %s, by an offset that is rounded', (local, timezone, offset) => {
    expect(isoIn(instantOf(local, timezone), timezone)).toBe(`${local}${offset}`)
  })
})

describe('a day', () => {
  it('begins and ends with the clocks of its zone, and may have 23 or 25 hours', () => {
    expect(instantOf('2015-03-29', 'Europe/Brussels')).toBe(utc('2015-03-28T23:00'))
    expect(endOfDay('2015-03-29', 'Europe/Brussels') - instantOf('2015-03-29', 'Europe/Brussels')).toBe(23 * 3_600_000)
    expect(endOfDay('2015-10-25', 'Europe/Brussels') - instantOf('2015-10-25', 'Europe/Brussels')).toBe(25 * 3_600_000)
    expect(endOfDay('2015-12-31', 'UTC')).toBe(utc('2016-01-01T00:00'))
  })

  it('is the first one after an instant, and that which begins with it', () => {
    expect(dayAfter(endOfDay('2015-04-10', 'Europe/Brussels'), 'Europe/Brussels')).toBe('2015-04-11')
    expect(dayAfter(instantOf('2015-04-10T12:00', 'Europe/Brussels'), 'Europe/Brussels')).toBe('2015-04-11')
    expect(dayAfter(utc('2015-04-10T22:30'), 'Europe/Brussels')).toBe('2015-04-12')
  })
})

describe('the changes of a zone’s clocks', () => {
  it('are the two before each instant, and none of the years between', () => {
    const changes = clockChanges('Europe/Brussels', [utc('2015-12-01T00:00'), utc('2015-04-07T00:00')])
    expect(changes.map(({ local, from, to }) => [local, from, to])).toEqual([['2014-10-26T03:00:00', 7200, 3600], ['2015-03-29T02:00:00', 3600, 7200], ['2015-10-25T03:00:00', 7200, 3600]])
    expect(changes.at(-1)?.instant).toBe(utc('2015-10-25T01:00'))
    expect(clockChanges('Europe/Brussels', [utc('1980-01-01T00:00'), utc('2015-12-01T00:00')])).toHaveLength(4)
  })

  it('are none where nobody ever changed them', () => {
    expect(clockChanges('Etc/GMT-3', [utc('2015-04-07T00:00')])).toEqual([])
  })
})
