import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyProfile } from '../../src/handover/apply.js'
import { escapeHtml } from '../../src/handover/characters.js'
import type { TagLanguage } from '../../src/handover/profile.js'
import { profiles } from '../../src/handover/profiles/index.js'
import { headOf } from '../issue/reading.js'
import { issueFile } from '../stages/stage.js'
import { editionWith, htmlWith, newsletter, textWith } from './edition.js'
import { decoded, phpListWithoutFirstName, services, type Service } from './services.js'

const names = Object.keys(services) as Array<keyof typeof services> // the keys of a const object are the names

/** Tags of every service, whole, nested, halved, beside each other, and in other writings. */
const hostile = [
  '*|FNAME|* *|IF:X|*y*|END:IF|* *|UNSUB|*|FNAME|* *| UNSUB|* **|X|** |* *|',
  '{{ unsubscribe }} {{{x}}} {{{{x}}}} {% if x %}y{% endif %} {%raw%}{{x}}{%endraw%} {# x #} {{ "{{" }} {{- x -}} }} %} #} { {x} }',
  '{$unsubscribe} {$x|default(\'y\')} {{$x}} {$',
  '[UNSUBSCRIBE] [unsubscribeurl] [FIRSTNAME%%x] [COUNTRY] [a [b%%c] d] [URL:https://x.example] [x',
  '[unsubscribe] [firstname,fallback=x] [if:x]y[endif] <unsubscribe>x</unsubscribe> <webversion>',
  'https://x.example@TrackLink {{ TrackLink "https://x.example" }} `{{` "}}" <!-- x --> a < b > c',
  '&#123;{ x }&#125; &lbrace;{x}} %7B%7Bx%7D%7D *%7CFNAME%7C* {\u200b{x}}',
].join(' ')

function languageOf(name: keyof typeof services): TagLanguage {
  const { tags } = profiles[name]
  if (tags === null) throw new Error(`${name} has no tags`)
  return tags
}

function tagsOf(service: Service, name: keyof typeof services, part: 'html' | 'text'): readonly string[] {
  const applied = applyProfile(editionWith(), profiles[name])
  return service(applied[part], part).tags
}

/** What a reader gets in the places of `htmlWith`. */
function readIn(html: string) {
  const find = (pattern: RegExp): string => decoded(pattern.exec(html)?.[1] ?? '')
  return { title: find(/<title>([\s\S]*?)<\/title>/), text: find(/<p id="words">([\s\S]*?)<\/p>/), code: find(/<code>([\s\S]*?)<\/code>/), href: find(/<a href="([^"]*)" title=/), titled: find(/" title="([^"]*)"/), alt: find(/alt="([^"]*)"/) }
}

const same = (words: string) => ({ title: words, text: words, code: words, href: words, titled: words, alt: words })

const everywhere = (words: string) => ({ title: words, text: words, attribute: words, code: words })

describe.each(names)('what %s would take for its own', (name) => {
  const profile = profiles[name]
  const service = services[name]
  const tags = languageOf(name)

  it('is harmless in the HTML: only our tags are tags, and the words are the same', () => {
    const { html, messages } = applyProfile(editionWith({ html: htmlWith(everywhere(escapeHtml(hostile))) }), profile)
    expect(messages).toEqual([])
    const sent = service(html, 'html')
    expect(sent.tags).toEqual(tagsOf(service, name, 'html'))
    expect(readIn(sent.text)).toEqual(same(hostile))
  })

  it('is harmless right beside a tag, and split by one of HTML’s', () => {
    const { html, messages } = applyProfile(editionWith({ html: htmlWith({ before: '{', after: '}|*', text: '{<b>{</b> x }<b>}</b> *<i>|UNSUB|*</i> [<b>EMAIL]</b>' }) }), profile)
    expect(messages).toEqual([])
    expect(service(html, 'html').tags).toEqual(tagsOf(service, name, 'html'))
  })

  it('is told, or harmless, in the text part, the subject and the preheader', () => {
    const applied = applyProfile(editionWith({ text: textWith(hostile), subject: hostile, preheader: hostile }), profile)
    const parts = ['text part', 'subject', 'preheader'].filter((part) => applied.messages.some(({ message }) => message.includes(` in the ${part}, `)))
    const toTell = [...(tags.takesText ? ['text part'] : []), 'subject', ...(tags.takesPreheader ? ['preheader'] : [])]
    expect(parts).toEqual(tags.escapeText === null ? toTell : [])
    expect(applied.messages.filter(({ rule }) => rule !== 'handoff-look-alike')).toEqual([])
  })

  it('is told, or harmless, in our own words for a place', () => {
    const changes = { newsletter: { ...newsletter, address: hostile }, permalink: 'https://letter.example.org/*|X|*[EMAIL]{{x}}{$y}/' }
    const { html, text, messages } = applyProfile(editionWith(changes), profile)
    expect(messages.filter(({ message }) => message.includes('HTML'))).toEqual([])
    expect(service(html, 'html').tags.length).toBe(tagsOf(service, name, 'html').length)
    const isSilent = tags.takesText && !messages.some(({ message }) => message.includes('text part'))
    expect(isSilent ? service(text, 'text').tags.length : null).toBe(isSilent ? tagsOf(service, name, 'text').length : null)
  })

  const pieces = fc.array(
    fc.constantFrom('{', '}', '{{', '}}', '{%', '%}', '{#', '#}', '{$', '*|', '|*', '*', '|', '[', ']', '[[', '%%', 'FNAME', 'FIRSTNAME', 'EMAIL', 'if:', 'unsubscribe', ',fallback=', ' x ', '"', "'", '`', '<', '>', '&', '&#123;', '%7B', '@', 'https://x', '@TrackLink', '\\', 'é'),
    { maxLength: 14 },
  )

  it('is harmless however it is put together', () => {
    fc.assert(
      fc.property(pieces, pieces, pieces, (words, before, after) => {
        const all = words.join('')
        const html = htmlWith({ ...everywhere(escapeHtml(all)), before: escapeHtml(before.join('')), after: escapeHtml(after.join('')) })
        const text = textWith(all, { before: before.join(''), after: after.join('') })
        const applied = applyProfile(editionWith({ html, text, subject: all, preheader: '' }), profile)
        const sent = service(applied.html, 'html')
        expect(sent.tags).toEqual(tagsOf(service, name, 'html'))
        expect(readIn(sent.text)).toEqual(same(all))
        const isTold = (part: string): boolean => applied.messages.some(({ message }) => message.includes(` in the ${part}, `))
        expect(isTold('HTML')).toBe(false)
        const sentText = service(applied.text, 'text')
        expect(isTold('text part') || !tags.takesText || (isDeepStrictEqual(sentText.tags, tagsOf(service, name, 'text')) && sentText.text.includes(`\n\n${all}\n\n`))).toBe(true)
        expect(isTold('subject') || isDeepStrictEqual(service(applied.subject, 'subject'), { text: all, tags: [] })).toBe(true)
      }),
    )
  })
})

describe('a look-alike', () => {
  const told = (name: keyof typeof services, changes: Parameters<typeof editionWith>[0]): string[] => applyProfile(editionWith(changes), profiles[name]).messages.map(({ file, message, note }) => `${file} ${message}. ${note}`)

  it('is told with its words, what the service would do, and what to do', () => {
    expect(told('mailchimp', { text: textWith('Write *|FNAME|* there, and *|FNAME|* here.') })).toEqual([
      'issues/issue-06.md Unexpected `*|FNAME|*` in the text part, expected words that Mailchimp leaves as they are. Mailchimp puts something else where it finds one of its merge tags, or nothing. Write it in another way, or send this issue by another way. It stands here: “Write *|FNAME|* there, and *|FNAME|* here.”.',
    ])
    expect(told('brevo', { subject: 'On {{ braces }} and {% more' })).toEqual([expect.stringContaining('Unexpected `{{ braces }}` in the subject'), expect.stringContaining('Unexpected `{% more` in the subject')])
  })

  describe('has its place', () => {
    const placed = (name: keyof typeof services, changes: Parameters<typeof editionWith>[0]): string[] =>
      applyProfile(editionWith(changes), profiles[name]).messages.map(({ place, message }) => `${place === null ? '-' : `${place.line}:${place.column}`} ${message.replace(/, expected.*/, '')}`)

    it('at every time that it was typed', () => {
      expect(placed('campaign-monitor', { source: issueFile('Write [email] to\nus, or [email].'), text: textWith('Write [email] to us, or [email].') })).toEqual(['5:7 Unexpected `[email]` in the text part', '6:8 Unexpected `[email]` in the text part'])
    })

    it.each([
      ['with backslashes', '\\*|FNAME|\\*', '*|FNAME|*', '5:3'],
      ['in a table', '*\\|FNAME\\|*', '*|FNAME|*', '5:3'],
      ['on two lines', '*|FNAME\nX|*', '*|FNAME X|*', '5:3'],
      ['with emphasis in it', '*|FNAME**X**|*', '*|FNAMEX|*', '5:3'],
      ['with character references', '&#42;|FNAME|&#42;', '*|FNAME|*', '-'],
    ])('when it was typed %s', (_, typed, seen, place) => {
      expect(placed('mailchimp', { source: issueFile(`A ${typed} b`), text: textWith(`A ${seen} b`) })).toEqual([`${place} Unexpected \`${seen}\` in the text part`])
    })

    it('in the words around it where nobody typed it', () => {
      const source = issueFile('Some words &#42;|X|* and more')
      const [found] = applyProfile(editionWith({ source, text: textWith('Some words *|X|* and more') }), profiles.mailchimp).messages
      expect(found).toMatchObject({ file: source.path, place: null, note: expect.stringContaining('Some words *|X|* and more') })
    })

    it.each([
      ['title', ['title: On {{ x }}'], '2:11'],
      ['subject', ['title: Title {{ x }}', 'subject: On {{ x }}'], '3:13'],
      ['title', ['title: "On \\x7B{ x }}"'], '2:8'],
    ])('of a subject in %s: %j', (key, frontMatter, place) => {
      const [found, ...others] = applyProfile(editionWith({ source: issueFile('', [...frontMatter, 'date: 2015-03-30']), head: headOf('issue-06', ...frontMatter), subject: 'On {{ x }}' }), profiles.keila).messages
      expect(others).toEqual([])
      expect([found?.place?.line, found?.place?.column].join(':')).toBe(place)
      expect(found?.note).toContain(`The subject is what \`${key}\` says.`)
    })

    it.each([['summary', 'summary: On {{ x }}'], ['preheader', 'preheader: On {{ x }}']])('of a preheader in %s', (key, line) => {
      const [found] = applyProfile(editionWith({ source: issueFile('', ['title: Title', 'date: 2015-03-30', line]), head: headOf('issue-06', line), preheader: 'On {{ x }}' }), profiles.buttondown).messages
      expect(found?.place).toMatchObject({ line: 4 })
      expect(found?.note).toContain(`The preheader is what \`${key}\` says.`)
    })

    it('told once, when the text part has the subject, too', () => {
      const frontMatter = ['title: On *|X|*', 'date: 2015-03-30']
      const changes = { source: issueFile('Words, *|X|*.', frontMatter), head: headOf('issue-06', ...frontMatter), subject: 'On *|X|*', text: textWith('On *|X|*\n\nWords, *|X|*.') }
      expect(placed('mailchimp', changes)).toEqual(['2:11 Unexpected `*|X|*` in the subject', '5:8 Unexpected `*|X|*` in the text part'])
    })

    it('for ten of them at most, and the others are counted', () => {
      const many = Array.from({ length: 13 }, () => '*|X|*').join('\n')
      const { messages } = applyProfile(editionWith({ source: issueFile(many), text: textWith(many) }), profiles.mailchimp)
      expect(messages.map(({ place }) => place?.line)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14])
      expect(messages.map(({ note }) => note.includes('And 3 more below.'))).toEqual([...Array.from({ length: 9 }, () => false), true])
    })

    it('in good time, however often it was typed', () => {
      const many = '*|'.repeat(60_000)
      const { messages } = applyProfile(editionWith({ source: issueFile(many), subject: many, text: textWith(many) }), profiles.mailchimp)
      expect(messages.length).toBeGreaterThan(1)
    })
  })

  it('in a style, a comment or a tag is the templates’ fault', () => {
    expect(told('buttondown', { html: htmlWith().replace('#outlook', '@media print {#outlook') })).toEqual([expect.stringMatching(/^null Unexpected `\{#outlook a \{ padding:0; \}` in a style of the email templates, .*Write the template in another way\.$/)])
    expect(told('mailchimp', { html: htmlWith().replace('<body', '<!-- *|X|* --><body') })).toEqual([expect.stringContaining('in a comment of the email templates')])
    expect(told('campaign-monitor', { html: htmlWith().replace('<body', '<multiline label="x"><body') })).toEqual([expect.stringContaining('Unexpected `<multiline` in a tag of the email templates')])
  })

  it('is none where the service makes the text part itself', () => {
    expect(told('keila', { text: textWith('{{ x }}') })).toEqual([])
  })

  it('is none when brackets hold what phpList leaves alone', () => {
    expect(told('phplist', { text: textWith('[Portrait of the chair] [1]') })).toEqual([])
  })

  it('without an attribute for the first name, phpList still prints the fallback alone', () => {
    const { html } = applyProfile(editionWith({ html: htmlWith(everywhere(escapeHtml(hostile))) }), profiles.phplist)
    expect(phpListWithoutFirstName(html, 'html').text).toContain('<p style="margin:0"\n>Dear reader,</p>')
  })

  it('is harmless for listmonk in text, subject and HTML alike: Go prints the braces', () => {
    const applied = applyProfile(editionWith({ text: textWith(hostile), subject: hostile, preheader: hostile }), profiles.listmonk)
    const text = services.listmonk(applied.text, 'text')
    expect(text.tags).toEqual(tagsOf(services.listmonk, 'listmonk', 'text'))
    expect(text.text).toContain(hostile)
    expect(services.listmonk(applied.subject, 'subject')).toEqual({ text: hostile, tags: [] })
    expect(applied.preheader).toBe(hostile)
  })

  // Each of these would take minutes with a pattern that reads to the end from each character.
  it.each([
    ['phplist', '[a%%', 1], ['phplist', '[]', 0], ['phplist', 'a%%b', 0], ['phplist', '[A', 0], ['campaign-monitor', '[a,', 0], ['campaign-monitor', ', ', 0], ['listmonk', 'https://', 0], ['mailchimp', '*', 0], ['brevo', '{ ', 0], ['brevo', '{{', 1],
  ] as const)('is found by %s in a long line of %s in good time', (name, nearly, count) => {
    const words = nearly.repeat(50_000)
    const { html, messages } = applyProfile(editionWith({ subject: words, html: htmlWith({ text: escapeHtml(words) }) }), profiles[name])
    expect(messages.map(({ rule }) => rule)).toEqual(Array.from({ length: count }, () => 'handoff-look-alike'))
    expect(decoded(html)).toContain(words)
  })
})
