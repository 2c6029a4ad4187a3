import { describe, expect, it } from 'vitest'
import { markedPlaces, marksOf } from '../../src/email/marks.js'
import { greetingFor, greetingOf, ownPlaces } from '../../src/issue/reader-places.js'
import { newsletterWith } from '../stages/stage.js'

const source = { path: 'issues/a.md', text: 'Words' }
const strings = { unsubscribe: 'Leave' }

describe('marks', () => {
  it('are letters and digits, which nothing escapes and no line breaks', () => {
    for (const [name, mark] of Object.entries(marksOf(source))) expect(mark).toMatch(new RegExp(`^${name}[0-9a-f]{16}$`))
  })

  it('are the same for the same text, and others for any other: so no text holds its own', () => {
    const { unsubscribe } = marksOf(source)
    expect(marksOf({ ...source }).unsubscribe).toBe(unsubscribe)
    expect(marksOf({ ...source, text: unsubscribe }).unsubscribe).not.toBe(unsubscribe)
    expect(marksOf({ ...source, path: 'issues/b.md' }).unsubscribe).not.toBe(unsubscribe)
  })

  it('stand where a service has something of its own', () => {
    const marks = marksOf(source)
    const own = ownPlaces(newsletterWith({ address: 'Street 1' }), strings, 'https://letter.example.org/a/')
    expect(markedPlaces(marks, own, { hasWebVersion: false, hasPostalAddress: true }, 'public')).toEqual({ ...marks, viewInBrowser: 'https://letter.example.org/a/' })
  })

  it('make no page at a service of what only some may read', () => {
    const marks = marksOf(source)
    const own = ownPlaces(newsletterWith(), strings, 'https://letter.example.org/a/')
    const service = { hasWebVersion: true, hasPostalAddress: false }
    expect(markedPlaces(marks, own, service, 'public').viewInBrowser).toBe(marks.viewInBrowser)
    expect(markedPlaces(marks, own, service, 'members').viewInBrowser).toBe('https://letter.example.org/a/')
    expect(markedPlaces(marks, { ...own, viewInBrowser: null }, service, 'members').viewInBrowser).toBeNull()
  })

  it('leave the newsletter’s own address where a service has none', () => {
    const own = ownPlaces(newsletterWith({ address: 'Street 1' }), strings, null)
    expect(markedPlaces(marksOf(source), own, { hasWebVersion: true, hasPostalAddress: false }, 'public').postalAddress).toBe('Street 1')
  })

  it('make no line for an address that the newsletter does not have, nor for a page that is nowhere', () => {
    const marks = marksOf(source)
    const own = ownPlaces(newsletterWith(), strings, null)
    expect(markedPlaces(marks, own, { hasWebVersion: false, hasPostalAddress: true }, 'public')).toEqual({ ...marks, postalAddress: null, viewInBrowser: null })
    expect(markedPlaces(marks, own, { hasWebVersion: true, hasPostalAddress: true }, 'public')).toEqual({ ...marks, postalAddress: null })
  })
})

describe('the newsletter’s own places', () => {
  it.each([
    [{ imprint: { unsubscribe: 'https://e.org/leave', email: 'a@e.org' } }, 'https://e.org/leave'],
    [{ imprint: { email: 'a@e.org' }, sender: { email: 'b@e.org' } }, 'mailto:a@e.org?subject=Leave'],
    [{ sender: { email: 'b@e.org', replyTo: 'c@e.org' } }, 'mailto:c@e.org?subject=Leave'],
    [{ sender: { email: 'b@e.org' } }, 'mailto:b@e.org?subject=Leave'],
    [{}, null],
  ])('unsubscribe with %j at %j: an address is never invented', (settings, expected) => {
    expect(ownPlaces(newsletterWith(settings), strings, null).unsubscribe).toBe(expected)
  })

  it('greet in the issue’s words, else in the newsletter’s when these are in its language', () => {
    const newsletter = newsletterWith({ language: 'en-GB', email: { greeting: 'Dear reader,' } })
    expect(greetingOf({ greeting: 'Hello', lang: 'en-GB' }, newsletter)).toBe('Hello')
    expect(greetingOf({ lang: 'en-GB' }, newsletter)).toBe('Dear reader,')
    expect(greetingOf({ lang: 'fr' }, newsletter)).toBeUndefined()
    expect(greetingOf({ greeting: 'Bonjour', lang: 'fr' }, newsletter)).toBe('Bonjour')
  })

  it('greet a reader whose name is not known with the words behind the bar', () => {
    const own = ownPlaces(newsletterWith(), strings, null)
    expect(greetingFor('Dear {firstName|reader}, good day', own)).toBe('Dear reader, good day')
    expect(greetingFor('Dear {firstName|reader}, good day', { ...own, firstName: 'X' })).toBe('Dear X, good day')
    expect(greetingFor('Dear all,', { ...own, firstName: 'X' })).toBe('Dear all,')
  })
})
