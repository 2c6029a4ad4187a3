import { describe, expect, it } from 'vitest'
import { gatherEvents } from '../../../src/archive/events/gather.js'
import type { Telling } from '../../../src/archive/events/telling.js'
import { eventBlock, telling } from './telling.js'

const url = 'https://e.org/'
const day = 'start=2015-04-07'
const english = telling('issue-05', ['date: 2014-12-01'], eventBlock('Training', day) + eventBlock('Meeting', 'start=2015-05-01') + eventBlock('Meeting', 'start=2015-06-01'))
const french = telling('issue-05.fr', ['date: 2014-12-01'], eventBlock('Réunion', 'start=2015-06-01') + eventBlock('Formation', day))
const other = telling('issue-06', ['date: 2015-01-01'], eventBlock('Training', day))

/** What a section shows that shows these. */
const shown = (all: readonly Telling[], here: readonly Telling[]) => gatherEvents(all, { url, shows: ({ head }) => here.some((telling) => telling.head.path === head.path) })

describe('an event that an issue tells in several languages', () => {
  it('is one: where another issue tells of it in English alone, the French section shows it once', () => {
    const events = shown([english, french, other], [french, other])
    expect(events.map(({ event, tellings }) => [event.title, tellings.map(({ address }) => address)])).toEqual([['Training', ['issue-06', 'fr/issue-05']], ['Réunion', ['fr/issue-05']]])
  })

  it('is known to calendars as the same in all sections', () => {
    const all = [english, french, other]
    const ids = (here: readonly Telling[]) => new Map(shown(all, here).map(({ event, uid, name }) => [event.start, [uid, name]]))
    const [own, section] = [ids([english, other]), ids([french, other])]
    expect([...section].map(([start, id]) => [start, own.get(start)?.join() === id.join()])).toEqual([['2015-04-07', true], ['2015-06-01', true]])
    expect(new Set([...own.values()].map(([uid]) => uid)).size).toBe(3)
  })

  it('is the same by its id, where one of them corrected the day', () => {
    const [a, b] = [telling('x', ['date: 2015-01-01'], eventBlock('Call', `${day} id=c`)), telling('x.fr', ['date: 2015-01-01'], eventBlock('Appel', 'start=2015-04-08 id=c'))]
    expect(gatherEvents([a, b], { url }).map(({ tellings }) => tellings.length)).toEqual([2])
  })

  it('is not guessed where one of them tells of fewer on the same day: none is lost', () => {
    const [a, b] = [telling('x', ['date: 2015-01-01'], eventBlock('A', day) + eventBlock('B', day)), telling('x.fr', ['date: 2015-01-01'], eventBlock('Beta', day))]
    expect(gatherEvents([a, b], { url }).map(({ event }) => event.title)).toEqual(['A', 'B', 'Beta'])
    expect(new Set(gatherEvents([a, b], { url }).map(({ uid }) => uid)).size).toBe(3)
  })

  it('never makes one of two events of an issue, whatever lies between them', () => {
    // The one is called in English what the other is called in French.
    const bridge = [telling('y', ['date: 2015-02-01'], eventBlock('Session', day)), telling('y.fr', ['date: 2015-02-01'], eventBlock('Atelier', day))]
    const two = telling('x', ['date: 2015-01-01'], eventBlock('Session', day) + eventBlock('Atelier', day))
    for (const all of [[...bridge, two], [two, ...bridge]]) {
      const events = gatherEvents(all, { url, shows: ({ head }) => head.translation === null })
      expect(events.map(({ tellings }) => tellings.map(({ address, event }) => `${address} ${event.title}`))).toEqual([['x Atelier'], ['y Session', 'x Session']])
    }
  })
})
