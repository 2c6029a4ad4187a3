import { describe, expect, it } from 'vitest'
import type * as z from 'zod'
import { alt, audience, color, contactUrl, date, dateOrTime, email, eventTime, issn, key, keys, language, line, localTime, pageSlug, paragraph, picturePath, siteUrl, slug, timeZone, webUrl } from '../../src/schema/values.js'

/** What a schema makes of each text; `null` for one that it refuses. */
function reads(name: string, schema: z.ZodType, cases: ReadonlyArray<readonly [written: unknown, value: unknown]>): void {
  describe(`${name}`, () => {
    it.each(cases.map(([written, value]) => [written, value] as const))('%j → %j', (written, value) => {
      const result = schema.safeParse(written)
      expect(result.success ? result.data : null).toEqual(value)
    })
  })
}

reads('a line', line(10), [['a', 'a'], ['  a \n b  ', 'a b'], ['', null], ['  ', null], ['a\u0000', null], ['a\rb', null], ['a\u2028b', null], ['a'.repeat(11), null], [1, null]])
reads('a paragraph', paragraph, [['  a\n b ', 'a\n b'], ['  ', null]])
reads('a date', date, [
  ['2015-03-30', '2015-03-30'], ['2016-02-29', '2016-02-29'], ['2015-02-29', null], ['2015-02-30', null], ['2015-13-01', null], ['2015-00-01', null], ['2015-01-00', null], ['2015-3-30', null], ['30.3.2015', null], ['0001-01-01', null], ['2015-03-30 ', null], ['2015-03-30T10:00', null],
])
reads('a date or a time', dateOrTime, [
  ['2015-04-07', '2015-04-07'], ['2015-04-07 10:30', '2015-04-07T10:30'], ['2015-04-07T10:30', '2015-04-07T10:30'], ['2015-04-07 24:00', null], ['2015-04-07 10:60', null], ['2015-02-30 10:00', null], ['2015-04-07 10:30Z', null], ['10:30', null],
])
reads('when an event is', eventTime, [
  ['2015-04-07', '2015-04-07'], ['2015-04-07 10:30', '2015-04-07T10:30'], ['2015-10-25 02:30+01:00', '2015-10-25T02:30+01:00'], ['2015-10-25T02:30-03:30', '2015-10-25T02:30-03:30'], ['2015-04-07 10:30Z', '2015-04-07T10:30+00:00'],
  ['2015-04-07+01:00', null], ['2015-04-07 10:30+1', null], ['2015-04-07 10:30+15:00', null], ['2015-02-30 10:30+01:00', null], ['2015-04-07 10:30 +01:00', null], ['2015-04-07 24:00+01:00', null],
])
reads('a local time', localTime, [['2015-04-07', '2015-04-07T00:00'], ['2015-04-07 10:30', '2015-04-07T10:30']])
reads('a slug', slug, [
  ['issue-06', 'issue-06'], ['Issue_6', 'Issue_6'], ['عدد-٦', 'عدد-٦'], ['号外', '号外'], ['e\u0301te', '\u00e9te'], ['issue.06', null], ['-a', null], ['a-', null], ['', null], ['a/b', null], ['..', null], ['a b', null], ['🎉', null],
  ['assets', null], ['Events', null], ['index', null], ['404', null], ['con', null], ['COM1', null], ['nul', null], ['events-2015', 'events-2015'], ['x'.repeat(100), 'x'.repeat(100)], ['x'.repeat(101), null],
  ['é'.repeat(50), 'é'.repeat(50)], ['é'.repeat(51), null], ['com¹', null], ['LPT³', null], ['com⁴', 'com⁴'],
])
reads('a web address', webUrl, [
  ['https://example.org', 'https://example.org'], ['HTTP://example.org/a?b#c', 'HTTP://example.org/a?b#c'], ['//example.org', null], ['example.org', null], ['ftp://example.org', null], ['javascript:alert(1)', null], ['https://', null], ['https://user:pass@example.org', null], ['https://user@example.org', null],
  ['https://exa mple.org', null], ['https://example.org/"x', null], ['https://example.org/<b>', null], ['https://example.org/{{x}}', null], ['java\nscript:x', null], ['https://[::1', null],
])
reads('the address of a site', siteUrl, [
  ['https://e.org', 'https://e.org/'], ['https://e.org/letter', 'https://e.org/letter/'], ['HTTPS://E.org/letter/', 'https://e.org/letter/'], ['https://e.org/a/../b', 'https://e.org/b/'], ['https://e.org:443/é', 'https://e.org/%C3%A9/'],
  ['https://e.org/?page=letter', null], ['https://e.org/?', null], ['https://e.org/#letter', null], ['https://e.org/letter#', null], ['ftp://e.org/', null],
])
reads('an address to write to', contactUrl, [['mailto:a@example.org', 'mailto:a@example.org'], ['https://example.org/', 'https://example.org/'], ['mailto:a', null], ['mailto:a@b\r\nBcc:c@d', null], ['tel:+32', null]])
reads('an email address', email, [['news@example.org', 'news@example.org'], ['news@example', null], ['a@b.org\r\nBcc: c@d.org', null], ['A <a@b.org>', null], ['a@b.org,c@d.org', null]])
// Of registered serials: The Lancet, Nature, the example of ISO 3297 itself, Hearing Research.
reads('an ISSN', issn, [
  ['0140-6736', '0140-6736'], ['0028-0836', '0028-0836'], ['2049-3630', '2049-3630'], ['0317-8471', '0317-8471'], ['0378-5955', '0378-5955'], ['2434-561X', '2434-561X'], ['2434-561x', '2434-561X'], ['0000-0000', '0000-0000'],
  ['0140-6735', null], ['0140-6763', null], ['1040-6736', null], ['2434-5610', null], ['01406736', null], ['ISSN 0140-6736', null], ['0140-6736 ', null], ['0140-673', null], ['0140‐6736', null], ['X140-6736', null], ['', null], [1406736, null],
])
reads('a language', language, [['en', 'en'], ['EN-gb', 'en-GB'], ['zh-hant', 'zh-Hant'], ['en-u-nu-thai', 'en'], ['ar-EG-u-ca-islamic-nu-latn', 'ar-EG'], ['de-x-foo', 'de'], ['english language', null], ['e', null], ['', null]])
reads('a time zone', timeZone, [['Europe/Brussels', 'Europe/Brussels'], ['UTC', 'UTC'], ['Mars/Base', null], ['', null]])
reads('a colour', color, [['#0B3D91', '#0b3d91'], ['0b3d91', null], ['#fff', null], ['red', null], ['#0b3d91;x', null]])
reads('an audience', audience, [['members', 'members'], ['public', null], ['con', null], ['prn', null], ['aux', null], ['nul', null], ['com1', null], ['lpt9', null], ['com10', 'com10'], ['console', 'console']])
reads('a key', key, [['members', 'members'], ['wg-2', 'wg-2'], ['Members', null], ['2', null], ['a b', null]])
reads('several keys', keys, [['public', ['public']], ['public, members', ['public', 'members']], [['a', 'b'], ['a', 'b']], ['', null], [[], null], ['A', null]])
it('an address that the archive needs itself is refused with that reason', () => {
  for (const schema of [slug, pageSlug]) expect(schema.safeParse('Topics').error?.issues.map(({ message }) => message)).toEqual(['another address part: the archive keeps this one for itself'])
})

reads('the slug of an issue file', pageSlug, [['issue-06', 'issue-06'], ['events', 'events'], ['Events', null], ['topics', null], ['specials', null], ['assets', null], ['a/b', null], ['x'.repeat(101), null], ['e\u0301te', '\u00e9te']])
reads('the path of a picture', picturePath, [['pictures/a b.jpg', 'pictures/a b.jpg'], ['', null], ['  ', null], ['a\u0000b', null], ['x'.repeat(301), null]])
reads('a description', alt, [['The hemicycle', 'The hemicycle'], [' two\n lines ', 'two lines'], ['', ''], ['  ', ''], ['x'.repeat(301), null], [6, null]])
