import { describe, expect, it } from 'vitest'
import { archiveRoot, toldEventSchema, withRoot } from '../../src/issue/told-events.js'
import { eventBlock, telling } from '../archive/events/telling.js'

const date = ['date: 2015-03-30', 'number: 6']
const [told] = telling('issue-06', date, eventBlock('*Second*   course', 'start="2015-04-17 10:30" end="2015-04-17 12:00" place=Budapest address=Street url=https://e.org register=https://e.org/r deadline=2015-03-27 status=postponed', 'Words.\n\n### Programme\n\nTea.')).events

/** The description of an event with this body, and its words for calendars. */
function described(body: string, slug = 'issue-06', more: readonly string[] = []): { html: string; text: string } {
  const [event] = telling(slug, [...date, ...more], eventBlock('E', 'start=2015-04-07', body)).events
  return { html: event?.html ?? '', text: event?.text ?? '' }
}

describe('an event that an issue tells', () => {
  it('is plain data, which outlives a cache', () => {
    expect(toldEventSchema.parse(JSON.parse(JSON.stringify(told)))).toEqual(told)
    expect(told).toMatchObject({
      id: 'second---course', title: 'Second course', start: '2015-04-17T10:30', end: '2015-04-17T12:00', timezone: 'Europe/Brussels', startIso: '2015-04-17T10:30+02:00', endIso: '2015-04-17T12:00+02:00', when: '17 April 2015, 10:30–12:00 CEST',
      leaf: { day: '17', month: 'April 2015' }, place: 'Budapest', address: 'Street', url: 'https://e.org', register: 'https://e.org/r', deadline: { iso: '2015-03-27', text: 'Register by 27 March 2015' }, status: 'postponed', notice: 'Postponed', at: { line: 6, column: 1 },
    })
  })

  it('has the headings of its description below those of the events page', () => {
    expect(told?.html).toBe('<p>Words.</p>\n<h4>Programme</h4>\n<p>Tea.</p>')
    expect(telling('issue-06', date, `::::article[A]\n${eventBlock('E', 'start=2015-04-07', '#### Programme')}::::`).events[0]?.html).toBe('<h4>Programme</h4>')
  })

  it('has its description in words', () => {
    expect(told?.text).toContain('Words.\n\nProgramme')
    expect(described('See [this](https://e.org/x) and [that](#e).[^1]\n\n[^1]: n').text).toBe('See this (https://e.org/x) and that.')
    expect(described(`${'word '.repeat(60)}`).text).not.toContain('\n')
  })

  it('keeps its links when it stands on another page', () => {
    const { html } = described('[a](#e) [b](../issue-05/) [c](https://e.org) [d](table.pdf) note[^1]\n\n[^1]: n')
    expect(html.match(/(?<=href=")[^"]*/g)).toEqual([`${archiveRoot}issue-06/index.html#e`, `${archiveRoot}issue-05/`, 'https://e.org', `${archiveRoot}issue-06/table.pdf`, `${archiveRoot}issue-06/index.html#issue-06-fn-1`])
    expect(withRoot(html, '../../')).toContain('href="../../issue-06/index.html#e"')
    expect(html).not.toMatch(/ id=|aria-describedby/)
  })

  it('keeps its ids on the events page, which has no copy of it', () => {
    expect(described('a <span id="x">b</span>', 'events', ['type: page']).html).toContain('id="x"')
    expect(described('a <span id="x">b</span>').html).not.toContain('id="x"')
  })

  it('leads to the home page from its text', () => {
    expect(described('[a](#e)', 'welcome', ['type: page', 'home: true']).html).toContain(`href="${archiveRoot}index.html#e"`)
  })

  it('cannot write the way to the root itself', () => {
    expect(withRoot(described(`${archiveRoot}x \`${archiveRoot}\``).html, 'EVIL')).not.toContain('EVIL')
  })

  it('is not told when it is not for everyone, or not for the web', () => {
    expect(telling('issue-06', date, eventBlock('E', 'start=2015-04-07 audience=members') + eventBlock('F', 'start=2015-04-07 only=email') + eventBlock('G', 'start=2015-04-07')).events.map(({ title }) => title)).toEqual(['G'])
  })

  it('goes by its date without a title', () => {
    expect(telling('issue-06', date, ':::event{start=2015-04-07}\nx\n:::').events[0]?.title).toBe('7 April 2015')
  })
})
