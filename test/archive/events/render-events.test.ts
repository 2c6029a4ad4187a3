import { convertIcsCalendar } from 'ts-ics'
import { describe, expect, it } from 'vitest'
import { eventsPageSchema, type EventsPageView } from '../../../src/archive/events/events-view.js'
import { gatherEvents } from '../../../src/archive/events/gather.js'
import { eventsPassing } from '../../../src/archive/events/passing.js'
import type { Telling } from '../../../src/archive/events/telling.js'
import { renderEvents, type EventsContext } from '../../../src/archive/events/render-events.js'
import { frameOf } from '../../../src/archive/frame.js'
import type { OwnText } from '../../../src/archive/own-text.js'
import { calendarProblems } from '../../calendar/calendar-problems.js'
import { eventBlock, newsletter, strings, telling } from './telling.js'

interface Options {
  readonly now?: string
  readonly intro?: OwnText | null
  readonly prefix?: string
}

/** What the template sees of each page by its path, and all files by theirs. */
function rendered(tellings: readonly Telling[], { now = '2015-03-20T12:00Z', intro = null, prefix = '' }: Options = {}) {
  const pages = new Map<string, EventsPageView>()
  const asked: Array<{ path: string; scripts: readonly string[]; title: string; ahead: number }> = []
  const section = { lang: 'en-GB', prefix }
  const page: EventsContext['page'] = (path, { title, description, scripts, ahead }) => {
    asked.push({ path, scripts, title, ahead: ahead.length })
    return frameOf({ path, section, lang: 'en-GB', strings, title, description, isIndexed: true, policy: 'plain' }, { newsletter, stylesheet: 's.css', icon: 'i.svg' }, { links: '', top: '' })
  }
  const template = (view: EventsPageView): string => {
    pages.set(asked.at(-1)?.path ?? '', eventsPageSchema.parse(view))
    return 'page'
  }
  const events = gatherEvents(tellings, { url: newsletter.url })
  const artefacts = renderEvents({ section, events, intro, now: Date.parse(now), newsletter, strings, stringsOf: () => strings, template, page })
  const files = new Map(artefacts.map(({ path, contents }) => [path, String(contents)]))
  return { pages, asked, files, main: pages.get(`${prefix}events/index.html`) }
}

const issue6 = telling('issue-06', ['date: 2015-03-30', 'number: 6'], eventBlock('Course', 'start=2015-04-07 end=2015-04-10 place=Budapest', 'See [more](#course).') + eventBlock('Call', 'start="2015-04-01 10:00" end="2015-04-01 11:00"'))
const issue5 = telling('issue-05', ['date: 2014-12-01', 'number: 5'], eventBlock('Course', 'start=2015-04-07 end=2015-04-10') + eventBlock('Meeting', 'start=2014-12-11') + eventBlock('Meeting', 'start=2013-12-11'))
const page = telling('events', ['type: page', 'date: 2015-01-01'], eventBlock('Visit', 'start=2014-06-01', '[x](#course)'))
const titles = (view: EventsPageView | undefined) => ({ upcoming: view?.upcoming?.events.map(({ title }) => title), past: view?.years.map(({ year, events }) => [year, events.map(({ title }) => title)]) })

describe('the events page', () => {
  it('has what is ahead, soonest first, and what is over, latest first and by year', () => {
    expect(titles(rendered([issue5, page, issue6]).main)).toEqual({ upcoming: ['Call', 'Course'], past: [['2015', []], ['2014', ['Meeting', 'Visit']], ['2013', ['Meeting']]] })
  })

  it('calls an event past when its end has passed, that of several days with the last of them', () => {
    expect(titles(rendered([issue6], { now: '2015-04-01T08:59Z' }).main).upcoming).toEqual(['Call', 'Course'])
    expect(titles(rendered([issue6], { now: '2015-04-01T09:00Z' }).main).upcoming).toEqual(['Course'])
    expect(titles(rendered([issue6], { now: '2015-04-10T21:59Z' }).main).upcoming).toEqual(['Course'])
    expect(titles(rendered([issue6], { now: '2015-04-10T22:00Z' }).main)).toEqual({ upcoming: [], past: [['2015', ['Course', 'Call']]] })
  })

  it('leads to the newest issue that tells of an event, and to all issues that do', () => {
    const [call, course] = rendered([issue5, page, issue6]).main?.upcoming?.events ?? []
    expect(call).toMatchObject({ href: '../issue-06/index.html#call', issues: [{ label: 'Issue 6', href: '../issue-06/index.html#call' }] })
    expect(course).toMatchObject({ href: '../issue-06/index.html#course', issues: [{ label: 'Issue 6' }, { label: 'Issue 5', href: '../issue-05/index.html#course' }] })
    expect(course?.body).toBe('<p>See <a href="../issue-06/index.html#course">more</a>.</p>')
  })

  it('says how to register for what is ahead and takes place alone', () => {
    const facts = 'register=https://e.org/r deadline=2015-03-30 url=https://e.org/u'
    const told = telling('issue-07', ['date: 2015-03-01'], eventBlock('Ahead', `start=2015-04-07 ${facts}`) + eventBlock('Later', `start=2015-04-08 status=postponed ${facts}`) + eventBlock('Off', `start=2015-04-09 status=cancelled ${facts}`))
    const open = (now: string) => [...(rendered([told], { now }).main?.upcoming?.events ?? []), ...(rendered([told], { now }).main?.years[0]?.events ?? [])].map(({ title, register, deadline, url }) => [title, register !== null, deadline !== null, url !== null])
    expect(open('2015-03-20')).toEqual([['Ahead', true, true, true], ['Later', true, true, true], ['Off', false, false, true]])
    expect(open('2016-01-01')).toEqual([['Off', false, false, true], ['Later', false, false, true], ['Ahead', false, false, true]])
    const described = convertIcsCalendar(undefined, rendered([told]).files.get('archive/events.ics') ?? '').events?.map(({ description }) => description?.includes('Register'))
    expect(described).toEqual([true, true, false])
  })

  it('tells titles of issues in their language, and its own words in its own', () => {
    const special = telling('special', ['date: 2015-03-01', 'lang: de'], eventBlock('Ahead', 'start=2015-04-07'))
    const numbered = telling('issue-07', ['date: 2015-03-02', 'number: 7', 'lang: de'], eventBlock('Ahead', 'start=2015-04-07'))
    expect(rendered([special, numbered]).main?.upcoming?.events[0]?.issues.map(({ label, lang }) => [label, lang])).toEqual([['Issue 7', null], ['special', 'de']])
  })

  it('does not take the home page for itself, whatever its name', () => {
    const home = telling('events', ['type: page', 'home: true', 'date: 2015-01-01'], eventBlock('Visit', 'start=2014-06-01'))
    expect(rendered([home]).main?.years[0]?.events[0]).toMatchObject({ href: '../index.html#visit', anchor: expect.stringMatching(/^event-visit-/) })
  })

  it('does not lead to itself', () => {
    const visit = rendered([page], { intro: null }).main?.years[0]?.events[0]
    expect(visit).toMatchObject({ anchor: 'visit', href: null, issues: [] })
  })

  it('has instants for the script, which only a page needs with something ahead', () => {
    const { main, asked } = rendered([issue6])
    expect(main?.upcoming?.events[1]).toMatchObject({ startsAt: '2015-04-06T22:00:00.000Z', endsAt: '2015-04-10T22:00:00.000Z', year: '2015', start: '2015-04-07' })
    expect(asked[0]?.scripts).toEqual(['events'])
    expect(rendered([issue6], { now: '2016-01-01' }).asked[0]?.scripts).toEqual([])
  })

  it('says what its editor wrote, without any event too', () => {
    const intro: OwnText = { title: 'Dates', summary: 'S', body: '<a href="../x/">x</a>', after: '<a href="#y">y</a>', lang: 'en', dir: 'ltr' }
    const { main, asked, files } = rendered([], { intro })
    expect(main).toMatchObject({ intro, upcoming: { events: [], isEmpty: true }, years: [], calendar: null })
    expect(asked[0]?.title).toBe('Dates')
    expect([...files.keys()]).toEqual(['archive/events/index.html'])
  })

  it('has the section’s own word as its title above a text in another language', () => {
    const intro: OwnText = { title: 'Termine', summary: null, body: '', after: '', lang: 'de', dir: 'ltr' }
    expect(rendered([], { intro }).asked[0]?.title).toBe('Events')
    expect(rendered([], { intro: { ...intro, lang: 'en-US' } }).asked[0]?.title).toBe('Termine')
  })

  it('is not there without events and words', () => {
    expect(rendered([telling('issue-07', ['date: 2015-06-01'], 'Words')])).toMatchObject({ files: new Map() })
  })

  it('lies in the folder of its section', () => {
    const { main, files } = rendered([issue6], { prefix: 'fr/' })
    expect(main?.upcoming?.events[0]).toMatchObject({ href: '../../issue-06/index.html#call', calendar: expect.stringMatching(/^\.\.\/\.\.\/fr\/events\/call-[0-9a-f]{8}\.ics$/) })
    expect([...files.keys()].every((path) => path.startsWith('archive/fr/events'))).toBe(true)
  })
})

describe('an events page with many events', () => {
  const many = (count: number, words: string, startOf = (at: number) => `${2014 - (at % 4)}-05-${10 + (at % 20)}`): Telling => telling('events', ['type: page', 'date: 2015-01-01'], Array.from({ length: count }, (_, at) => eventBlock(`Meeting ${at}`, `start=${startOf(at)}`, words)).join('\n'))

  it('gives its oldest years, whole ones, pages of their own', () => {
    const { pages, main } = rendered([many(60, 'x')])
    expect(main?.years.map(({ year, events }) => [year, events.length])).toEqual([['2014', 15]])
    expect(main?.earlier).toEqual(['2013', '2012', '2011'].map((year) => ({ year: `Events of ${year}`, href: `../events/${year}/index.html` })))
    expect(pages.get('events/2013/index.html')).toMatchObject({ upcoming: null, calendar: null, all: '../../events/index.html', years: [{ year: '2013' }] })
    expect([...pages.values()].flatMap(({ years }) => years.flatMap(({ events }) => events))).toHaveLength(60)
  })

  it('goes on in parts when a year is too long for a page', () => {
    const { pages, main, files, asked } = rendered([many(100, 'x', (at) => `2014-05-${10 + (at % 20)}`)])
    expect(main).toMatchObject({ years: [], earlier: [{ href: '../events/2014/index.html' }], calendar: '../events.ics' })
    const parts = [...pages].filter(([path]) => path.startsWith('events/2014/'))
    expect(parts.map(([path]) => path).slice(0, 2)).toEqual(['events/2014/index.html', 'events/2014/2/index.html'])
    expect(parts.map(([, { years }]) => years[0]?.previous).slice(0, 3)).toEqual([null, '../../../events/2014/index.html', '../../../events/2014/2/index.html'])
    expect(parts.map(([, { years }]) => years[0]?.next).slice(0, 2)).toEqual(['../../events/2014/2/index.html', '../../../events/2014/3/index.html'])
    expect(parts.at(-1)?.[1].years[0]?.next).toBeNull()
    expect(asked.find(({ path }) => path === 'events/2014/2/index.html')?.title).toBe('Events of 2014, part 2')
    const anchors = parts.flatMap(([, { years }]) => years.flatMap(({ events }) => events.map(({ anchor }) => anchor)))
    expect([anchors.length, new Set(anchors).size]).toEqual([100, 100])
    // An event's calendar leads to where it stands.
    const [last = ''] = anchors.slice(-1)
    expect(files.get('archive/events.ics')?.replaceAll('\r\n ', '')).toContain(`URL:https://letter.example.org/${parts.at(-1)?.[0].replace('index.html', '')}#${last}\r\n`)
  })

  it('keeps the soonest of what is ahead, which goes on elsewhere', () => {
    const { pages, main, asked } = rendered([many(80, 'x', (at) => `${2016 + Math.floor(at / 20)}-05-${10 + (at % 20)}`)])
    const here = main?.upcoming?.events ?? []
    expect(here[0]?.title).toBe('Meeting 0')
    expect(here.length).toBeGreaterThan(9)
    expect(main?.upcoming).toMatchObject({ isEmpty: false, none: null, previous: null, next: '../events/upcoming/2/index.html' })
    const further = [...pages].filter(([path]) => path.startsWith('events/upcoming/'))
    expect(further[0]?.[1]).toMatchObject({ all: '../../../events/index.html', years: [], upcoming: { previous: '../../../events/index.html', next: '../../../events/upcoming/3/index.html' } })
    expect([...here, ...further.flatMap(([, { upcoming }]) => upcoming?.events ?? [])].map(({ title }) => title)).toEqual(Array.from({ length: 80 }, (_, at) => `Meeting ${at}`))
    expect(main?.years.map(({ year }) => year)).toEqual([...new Set(here.map(({ year }) => year))].toReversed())
    // Only the page itself has the script; machines are told of each event once.
    expect(asked.flatMap(({ path, scripts }) => (scripts.length > 0 ? [path] : []))).toEqual(['events/index.html'])
    expect(asked.reduce((sum, { ahead }) => sum + ahead, 0)).toBe(80)
  })

  it('is led to each of them where it stands', () => {
    const old = many(60, '[own](#meeting-1) [newest](#meeting-0)')
    const linked = telling('events', ['type: page', 'date: 2015-01-02'], eventBlock('News', 'start=2014-12-31', '[a](#meeting-1) [b](#meeting-0) [c](#nowhere) `<a href="#meeting-1">`'))
    const intro: OwnText = { title: 'Dates', summary: null, body: '<p><a class="x" href="#meeting-1">x</a></p>', after: '', lang: 'en', dir: 'ltr' }
    const { main, pages } = rendered([{ ...old, events: [...linked.events, ...old.events] }], { intro })
    expect(main?.intro?.body).toBe('<p><a class="x" href="../events/2013/index.html#meeting-1">x</a></p>')
    expect(main?.years[0]?.events[0]?.body).toBe('<p><a href="../events/2013/index.html#meeting-1">a</a> <a href="../events/index.html#meeting-0">b</a> <a href="../events/index.html#nowhere">c</a> <code>&#x3C;a href="#meeting-1"></code></p>')
    expect(pages.get('events/2012/index.html')?.years[0]?.events[0]?.body).toContain('<a href="../../events/2013/index.html#meeting-1">own</a> <a href="../../events/index.html#meeting-0">newest</a>')
  })

  it('does so earlier when they have much to say', () => {
    expect(rendered([many(20, 'x')]).main?.earlier).toEqual([])
    expect(rendered([many(20, 'Words. '.repeat(150))]).main?.earlier).toHaveLength(2)
  })
})

describe('the calendars', () => {
  const { files } = rendered([issue5, page, issue6])

  it('are one of all events, and one each', () => {
    expect([...files.keys()].map((path) => path.replace(/-[0-9a-f]{8}\.ics$/, '.ics'))).toEqual(['archive/events/index.html', 'archive/events.ics', ...['meeting-1', 'visit', 'meeting', 'call', 'course'].map((name) => `archive/events/${name}.ics`)])
  })

  it('are sound, and hold the same event under the same UID', () => {
    const calendars = [...files].filter(([path]) => path.endsWith('.ics'))
    expect(calendars.flatMap(([, text]) => calendarProblems(text))).toEqual([])
    const [all = [], ...each] = calendars.map(([, text]) => (convertIcsCalendar(undefined, text).events ?? []).map(({ uid, summary }) => [uid, summary]))
    expect(each.flat()).toEqual(all)
  })

  it('lead to the newest page that tells of an event, or to the one that all stand on', () => {
    const events = convertIcsCalendar(undefined, files.get('archive/events.ics') ?? '').events ?? []
    expect(Object.fromEntries(events.map(({ summary, url }) => [summary, url]))).toMatchObject({ Visit: 'https://letter.example.org/events/#visit', Course: 'https://letter.example.org/issue-06/#course' })
  })

  it('say in words what not all programs show, and whatever else there is to know', () => {
    const told = telling('issue-06', ['date: 2015-03-30'], eventBlock('Course', 'start=2015-04-07 status=postponed place=Budapest address="Street 1" deadline=2015-04-01 register=https://e.org/r url=https://e.org/u', 'Words.'))
    const [event] = convertIcsCalendar(undefined, rendered([told]).files.get('archive/events.ics') ?? '').events ?? []
    expect(event).toMatchObject({ summary: 'Postponed – Course', status: 'TENTATIVE', location: 'Budapest, Street 1', description: 'Register by 1 April 2015\n\nWords.\n\nRegister: https://e.org/r\n\nMore information: https://e.org/u' })
  })

  it('say when an event was revised: with its newest telling, or the correction of that', () => {
    const corrected = telling('issue-06', ['date: 2015-03-30', 'updated: 2015-04-02'], eventBlock('Course', 'start=2015-04-07 end=2015-04-10'))
    // ts-ics reads a SEQUENCE of 0 as none.
    const revisions = (...tellings: readonly Telling[]) => convertIcsCalendar(undefined, rendered(tellings).files.get('archive/events.ics') ?? '').events?.flatMap(({ summary, stamp, sequence }) => (summary === 'Course' ? [[stamp.date.toISOString().slice(0, 10), sequence ?? 0]] : []))
    expect(revisions(issue5)).toEqual([['2014-12-01', 0]])
    expect(revisions(issue5, issue6)).toEqual([['2015-03-30', 1]])
    expect(revisions(issue5, corrected)).toEqual([['2015-04-02', 2]])
  })

  it('have nothing of the day on which they were made', () => {
    expect(rendered([issue5, page, issue6], { now: '2026-01-01' }).files.get('archive/events.ics')).toBe(files.get('archive/events.ics'))
  })
})

describe('the warning that the page will be out of date', () => {
  const warnings = (tellings: readonly Telling[], now = '2015-03-20T12:00Z') => eventsPassing(gatherEvents(tellings, { url: newsletter.url }), { now: Date.parse(now), timezone: newsletter.timezone })

  it('does not wait for what does not take place', () => {
    const off = telling('issue-07', ['date: 2015-03-30'], eventBlock('Off', 'start=2015-03-25 status=cancelled'))
    expect(warnings([off])).toEqual([])
    expect(warnings([off, issue6])[0]?.message).toContain('“Call”')
  })

  it('names the event that ends first, where it is told, and the day from which on', () => {
    const messages = warnings([issue6, issue5])
    expect(messages).toEqual([expect.objectContaining({ rule: 'events-passing', severity: 'warning', file: 'issues/issue-06.md', place: expect.objectContaining({ line: 9 }) })])
    expect(messages[0]?.message).toContain('until “Call” is over: build the newsletter again on 2015-04-02')
    expect(warnings([issue6], '2015-04-02')[0]?.message).toContain('on 2015-04-11')
  })

  it('is not given when nothing is ahead', () => {
    expect(warnings([issue6], '2016-01-01')).toEqual([])
  })
})
