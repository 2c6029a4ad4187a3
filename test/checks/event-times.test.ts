import { describe, expect, it } from 'vitest'
import { eventTimes } from '../../src/checks/event-times.js'
import { brief, parsed } from '../issue/reading.js'
import { newsletterWith } from '../stages/stage.js'

const newsletter = newsletterWith({ timezone: 'Europe/Brussels' })

/** What is said of an event with these attributes. */
function check(attributes: string): ReturnType<typeof eventTimes> {
  return eventTimes(parsed(`:::event[T]{${attributes}}\nx\n:::`, { newsletter }), newsletter)
}

describe('the times of an event', () => {
  it.each(['start=2015-03-29', 'start="2015-03-29 03:00"', 'start="2015-10-25 02:30+01:00"', 'start="2015-10-25 02:30+02:00" end="2015-10-25 02:30+01:00"', 'start="2015-03-29 02:30" timezone=UTC', 'start="2015-04-07 10:30+02:00"'])('may be %s', (attributes) => {
    expect(check(attributes)).toEqual([])
  })

  it('are times that clocks show on that day', () => {
    const found = check('start="2015-03-29 02:30"')
    expect(brief(found)).toEqual(['1:13 event-time Unexpected time 2015-03-29 02:30, expected one that clocks show in Europe/Brussels'])
    expect(found[0]?.note).toContain('from 2015-03-29 01:59 to 2015-03-29 03:00')
    expect(check('start="2015-03-29 02:30+01:00"')[0]?.message).toContain('expected one that clocks show')
  })

  it('have an offset where clocks show a time twice', () => {
    const [found] = check('start=2015-10-24 end="2015-10-25 02:30"').concat(check('start="2015-10-24 10:00" end="2015-10-25 02:30"'))
    expect(found?.message).toBe('Unexpected time 2015-10-25 02:30, which clocks show twice in Europe/Brussels, expected the offset with it')
    expect(found?.note).toContain('`end="2015-10-25 02:30+02:00"` for the first time, or `end="2015-10-25 02:30+01:00"` for the second')
  })

  it('have no other offset than that of the clocks', () => {
    expect(check('start="2015-04-07 10:30+01:00"').map(({ message }) => message)).toEqual(['Unexpected offset +01:00, expected +02:00'])
    expect(check('start="2015-10-25 02:30+03:00"').map(({ message }) => message)).toEqual(['Unexpected offset +03:00, expected +02:00 or +01:00'])
  })

  it('are judged by the clocks of the event’s own zone, the deadline too', () => {
    expect(check('start="2015-03-08 02:30" timezone=America/New_York')).toHaveLength(1)
    expect(check('start=2015-04-01 deadline="2015-03-29 02:30"').map(({ place }) => place?.column)).toEqual([30])
  })

  it('are left to another rule when they are not written as times', () => {
    expect(check('start="2015-03-29 02:30" timezone=Mars/Base')).toEqual([])
    expect(check('start=tomorrow')).toEqual([])
  })
})
