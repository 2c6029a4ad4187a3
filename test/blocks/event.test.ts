import { describe, expect, it } from 'vitest'
import { parsed } from '../issue/reading.js'
import { blockViews } from './view.js'

const view = blockViews('event')
const event = (attributes: string, lang?: string): Readonly<Record<string, unknown>> => view(`:::event[Course]{${attributes}}\nText\n:::`, lang)

describe('an event', () => {
  it('has its days on a leaf and in words', () => {
    expect(event('start=2015-04-07')).toMatchObject({ title: 'Course', body: '<p>Text</p>', start: '2015-04-07', end: null, leaf: { day: '7', month: 'April 2015' }, when: '7 April 2015' })
    expect(event('start=2015-04-07 end=2015-04-10')).toMatchObject({ end: '2015-04-10', leaf: { day: '7–10', month: 'April 2015' }, when: '7–10 April 2015' })
    expect(event('start=2015-04-07 end=2015-04-07')).toMatchObject({ leaf: { day: '7' }, when: '7 April 2015' })
  })

  it('has its hours', () => {
    expect(event('start="2015-04-07 10:30"')).toMatchObject({ start: '2015-04-07T10:30+00:00', end: null, when: '7 April 2015, 10:30 UTC', leaf: { day: '7' } })
    expect(event('start="2015-04-07 10:30" end="2015-04-07 12:00"')['when']).toBe('7 April 2015, 10:30–12:00 UTC')
  })

  it('has the clocks of its zone, which it names for its readers', () => {
    const brussels = 'start="2015-04-17 10:30" end="2015-04-17 12:00" timezone=Europe/Brussels deadline="2015-03-20 12:00"'
    expect(event(brussels)).toMatchObject({ start: '2015-04-17T10:30+02:00', end: '2015-04-17T12:00+02:00', when: '17 April 2015, 10:30–12:00 CEST', deadline: { iso: '2015-03-20T12:00+01:00', text: 'Register by 20 March 2015, 12:00 CET' } })
    expect(event(brussels, 'de')['when']).toBe('17. April 2015, 10:30–12:00 MESZ')
    expect(event('start="2015-10-25 02:30+01:00" timezone=Europe/Brussels')).toMatchObject({ start: '2015-10-25T02:30+01:00', when: '25 October 2015, 02:30 CET' })
  })

  it.each(['start="2015-10-25 02:30+02:00" end="2015-10-25 02:10+01:00" timezone=Europe/Brussels', 'start=2015-04-07 end=2015-04-07', 'start="2015-04-07 10:30" deadline=2015-04-07', 'start=2015-04-07 deadline="2015-04-07 12:00" timezone=Asia/Tokyo'])('may have %s', (attributes) => {
    expect(parsed(`:::event[T]{${attributes}}\nx\n:::`).messages).toEqual([])
  })

  it('has a place, links and a deadline where they are given', () => {
    expect(event('start=2015-04-07 place="CEPOL, Budapest" register="https://e.org/r" url="https://e.org" deadline=2015-03-27 address=Street')).toMatchObject({
      place: 'CEPOL, Budapest', address: 'Street', register: 'https://e.org/r', url: 'https://e.org', deadline: { iso: '2015-03-27', text: 'Register by 27 March 2015' },
    })
    expect(event('start=2015-04-07')).toMatchObject({ place: null, address: null, register: null, url: null, deadline: null, notice: null })
  })

  it('says when it does not take place', () => {
    expect(event('start=2015-04-07 status=cancelled')['notice']).toBe('Cancelled')
    expect(event('start=2015-04-07 status=postponed')['notice']).toBe('Postponed')
  })

  it.each([
    ['start=2015-04-07 end="2015-04-07 17:00"', 'a time with both start and end, or with neither'],
    ['start="2015-04-07 09:00" end=2015-04-08', 'a time with both start and end, or with neither'],
    ['start=2015-04-07 deadline=2016-03-27', 'a deadline that is not after the event'],
    ['start=2015-04-07 end=2015-04-06', 'an end that is not before the start'],
    ['start="2015-10-25 02:10+01:00" end="2015-10-25 02:30+02:00"', 'an end that is not before the start'],
    ['start="2015-04-07 10:30" deadline="2015-04-07 10:31"', 'a deadline that is not after the event'],
    ['start=2015-04-07 timezone=Europe/Brussels', 'no time zone beside days'],
    ['start="2015-04-07 10:30" timezone=Brussels', 'a time zone such as Europe/Brussels'],
  ])('is refused with %s', (attributes, expected) => {
    expect(parsed(`:::event[T]{${attributes}}\nx\n:::`).messages.map(({ message }) => message)).toEqual([expect.stringContaining(expected)])
  })

  it('goes by its date in an old archive that gave it no title', () => {
    expect(view(':::event{start=2015-04-07}\nx\n:::')['title']).toBe('7 April 2015')
  })
})
