import { describe, expect, it } from 'vitest'
import { gatherEvents, type GatheredEvent } from '../../../src/archive/events/gather.js'
import type { Telling } from '../../../src/archive/events/telling.js'
import { eventBlock, telling } from './telling.js'

const gather = (...tellings: readonly Telling[]): GatheredEvent[] => gatherEvents(tellings, { url: 'https://e.org/letter/' })

const course = 'start=2015-04-07 end=2015-04-10'
const issue5 = telling('issue-05', ['date: 2014-12-01', 'number: 5'], eventBlock('Second  Training-Course', course))
const issue6 = telling('issue-06', ['date: 2015-03-30', 'number: 6'], eventBlock('“Second training–course”', `${course} status=cancelled`))
const page = telling('events', ['type: page', 'date: 2015-01-01'], eventBlock('second training - course', course) + eventBlock('Other', 'start=2015-04-07'))

describe('events that several issues tell', () => {
  it('are one, if title and start are the same; the newest telling wins', () => {
    const [first, second] = gather(issue5, page, issue6)
    expect(first?.event.title).toBe('Other')
    expect(second?.event).toMatchObject({ title: '“Second training–course”', status: 'cancelled' })
    expect(second?.tellings.map(({ address }) => address)).toEqual(['issue-06', 'events', 'issue-05'])
  })

  it('keep what a newer telling in the same language leaves out, and nothing of what it says', () => {
    const first = telling('x', ['date: 2015-01-01'], eventBlock('Course', 'start="2015-04-07 10:00" end="2015-04-07 12:00" place=Paris url="https://e.org/" deadline=2015-04-01'))
    const [cancelled] = gather(first, telling('y', ['date: 2015-02-01'], ':::event[Course]{start="2015-04-07 10:00" status=cancelled}\n:::\n'))
    expect(cancelled?.event).toMatchObject({ status: 'cancelled', place: 'Paris', end: '2015-04-07T12:00', url: 'https://e.org/', text: first.events[0]?.text, when: first.events[0]?.when })
    expect(gather(first, telling('y', ['date: 2015-02-01'], eventBlock('Course', 'start="2015-04-07 10:00" end="2015-04-07 11:00" place=Lyon')))[0]?.event).toMatchObject({ status: 'scheduled', place: 'Lyon', end: '2015-04-07T11:00' })
    expect(gather(first, telling('y', ['date: 2015-02-01', 'lang: fr'], eventBlock('Course', 'start="2015-04-07 10:00"')))[0]?.event).toMatchObject({ place: null, end: null })
  })

  it.each([['start=2015-04-08'], ['start="2015-04-07 00:00"']])('are two, if one has %s', (start) => {
    expect(gather(issue5, telling('x', ['date: 2015-01-01'], eventBlock('Second training-course', start)))).toHaveLength(2)
  })

  it('are one at one instant, whatever the zone', () => {
    const at = (slug: string, attributes: string): Telling => telling(slug, ['date: 2015-01-01'], eventBlock('Call', attributes))
    expect(gather(at('x', 'start="2015-04-07 10:00"'), at('y', 'start="2015-04-07 09:00" timezone=Europe/London'))).toHaveLength(1)
  })

  it.each([
    ['two places', 'Course', 'Course'], ['signs', 'Course in C++', 'Course in C#'], ['nothing but signs', '!!!', '???'], ['nothing but quotation marks', '“”', '«»'], ['a number', 'Part 1-2', 'Part 12'],
  ])('are two, if their titles differ by %s, in one issue or in two', (_difference, one, other) => {
    const [first, second] = [eventBlock(one, `${course} place=Paris`), eventBlock(other, `${course} place=Lyon`)]
    expect(gather(telling('x', ['date: 2015-01-01'], first + second))).toHaveLength(2)
    const apart = gather(telling('x', ['date: 2015-01-01'], first), telling('y', ['date: 2015-02-01'], second))
    expect(apart).toHaveLength(one === other ? 1 : 2)
  })

  it('are not lost when an issue tells two that are alike in all but the place, or in all', () => {
    const placed = (...places: readonly string[]): string => places.map((place) => eventBlock('Course', `${course} place=${place}`)).join('')
    const both = telling('x', ['date: 2015-01-01'], placed('Paris', 'Lyon'))
    const seen = (...tellings: readonly Telling[]) => gather(...tellings).map(({ event, tellings: by }) => `${event.place} ${by.map(({ address }) => address).join()}`).toSorted()
    expect(seen(both)).toEqual(['Lyon x', 'Paris x'])
    expect(seen(both, telling('y', ['date: 2015-02-01'], placed('Lyon')))).toEqual(['Lyon y,x', 'Paris x'])
    expect(seen(both, telling('y', ['date: 2015-02-01'], placed('Lyon', 'Paris')))).toEqual(['Lyon y,x', 'Paris y,x'])
    expect(seen(telling('x', ['date: 2015-01-01'], placed('Paris', 'Paris')))).toEqual(['Paris x', 'Paris x'])
    // Where no issue has two, another place is a correction.
    expect(seen(telling('x', ['date: 2015-01-01'], placed('Paris')), telling('y', ['date: 2015-02-01'], placed('Lyon')))).toEqual(['Lyon y,x'])
  })

  it('come in the order of their start, then of their title, whatever the order of files', () => {
    const tellings = [issue5, issue6, page, telling('x', ['date: 2015-03-30', 'number: 6'], eventBlock('Before', 'start=2015-01-01') + eventBlock('Other', 'start=2015-04-07'))]
    expect(gather(...tellings).map(({ event }) => event.title)).toEqual(['Before', 'Other', '“Second training–course”'])
    expect(gather(...tellings.toReversed())).toEqual(gather(...tellings))
  })
})

describe('the identity of an event', () => {
  it('is that of its first telling: a correction keeps it', () => {
    const [before] = gather(issue5)
    const corrected = telling('issue-05', ['date: 2014-12-01', 'number: 5'], eventBlock('Second  Training-Course', 'start=2015-05-07'))
    expect(gather(corrected)[0]?.uid).toBe(before?.uid)
    expect(gather(corrected)[0]?.name).toBe(before?.name)
    expect(gather(issue5, issue6, page)[1]?.uid).toBe(before?.uid)
    expect(gather(issue6)[0]?.uid).not.toBe(before?.uid)
  })

  it('is that of an issue, not of a page, whose day moves with each change', () => {
    const moved = telling('events', ['type: page', 'date: 2014-01-01'], eventBlock('second training-course', course))
    expect(gather(issue5, moved)[0]?.uid).toBe(gather(issue5)[0]?.uid)
  })

  it('stays with another address of the issue, and with another title where the editor gave an id', () => {
    const front = ['date: 2014-12-01', 'number: 5']
    const uid = (more: readonly string[], block: string) => gather(telling('issue-05', [...front, ...more], block))[0]?.uid
    expect(uid(['slug: autumn'], eventBlock('Course', course))).toBe(uid([], eventBlock('Course', course)))
    expect(uid([], eventBlock('Curse', `${course} id=c`))).toBe(uid([], eventBlock('Course', `${course} id=c`)))
    expect(uid([], eventBlock('Curse', course))).not.toBe(uid([], eventBlock('Course', course)))
  })

  it('is another in another newsletter of the same host', () => {
    expect(gatherEvents([issue5], { url: 'https://e.org/other/' })[0]?.uid).not.toBe(gather(issue5)[0]?.uid)
  })

  it('tells nothing but the host', () => {
    expect(gather(issue5)[0]?.uid).toMatch(/^[0-9a-f]{32}@e\.org$/)
  })

  it('is a file name for every disk', () => {
    const names = ['con', 'Long '.repeat(60), '号外'.repeat(50), 'a/b:c*d?e', '🎉', 'Case', 'CASE'].map((title, at) => gather(telling(`x${at}`, ['date: 2015-01-01'], eventBlock(title, course)))[0]?.name ?? '')
    for (const name of names) {
      expect(name).toMatch(/^[\p{L}\p{M}\p{N}_-]*-[0-9a-f]{8}$/u)
      expect(Buffer.byteLength(`${name}.ics`)).toBeLessThan(150)
      expect(name).toBe(name.toLowerCase().normalize('NFC'))
    }
    expect(new Set(names).size).toBe(names.length)
  })

  it('is on the events page its own id if that page tells of it, else one that no block has', () => {
    expect(gather(page, issue6).map(({ anchor }) => anchor)).toEqual(['other', 'second-training---course'])
    expect(gather(issue6)[0]?.anchor).toMatch(/^event-second-trainingcourse-[0-9a-f]{8}$/)
  })
})
