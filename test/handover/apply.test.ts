import { describe, expect, it } from 'vitest'
import { applyProfile } from '../../src/handover/apply.js'
import type { HtmlSpelling } from '../../src/handover/profile.js'
import { profiles } from '../../src/handover/profiles/index.js'
import { editionWith, htmlWith, marks, textWith } from './edition.js'
import { decoded, services } from './services.js'

const names = Object.keys(services) as Array<keyof typeof services> // the keys of a const object are the names

const all = Object.values(marks)

function spelled(name: keyof typeof services): { html: string[]; text: string[] } {
  const { html, text } = profiles[name]
  const permalink = 'https://letter.example.org/issue-06/'
  const inHtml = (tag: HtmlSpelling): string[] => (typeof tag === 'string' ? [tag] : [`<${tag.element} style=`, `</${tag.element}>`])
  return {
    html: [html.viewInBrowser?.(permalink), html.firstName?.('reader'), html.postalAddress, html.unsubscribe].flatMap((tag) => (tag === null || tag === undefined ? [] : inHtml(tag))),
    text: [text.viewInBrowser?.(permalink), text.firstName?.('reader'), text.postalAddress, text.unsubscribe].flatMap((tag) => tag ?? []),
  }
}

const count = (text: string, part: string): number => text.split(part).length - 1

describe.each(names)('a hand-over for %s', (name) => {
  const profile = profiles[name]
  const edition = editionWith()
  const applied = applyProfile(edition, profile)

  it('has nothing to say of an ordinary email', () => {
    expect(applied.messages).toEqual([])
  })

  it('has each tag byte for byte, in the HTML and in the text, as often as its mark', () => {
    const { html, text } = spelled(name)
    expect(html.map((tag) => [tag, count(applied.html, tag)])).toEqual(html.map((tag) => [tag, 1]))
    expect(text.map((tag) => [tag, count(applied.text, tag)])).toEqual(text.map((tag) => [tag, 1]))
    const twice = applyProfile({ ...edition, text: `${edition.text}${edition.text}` }, profile)
    expect(text.map((tag) => count(twice.text, tag))).toEqual(text.map(() => 2))
  })

  it('has no mark left', () => {
    expect(all.filter((mark) => [applied.html, applied.text, applied.subject, applied.preheader].some((part) => part.toLowerCase().includes(mark.toLowerCase())))).toEqual([])
  })

  it('sends what was rendered, but for the places', () => {
    const sent = services[name](applied.html, 'html').text
    expect(sent).toContain('<p id="words">Words.</p><pre><code>code</code></pre>')
    // Outlook's comments and the styles are those of before.
    for (const kept of edition.html.match(/<!--[\s\S]*?-->|<style[\s\S]*?<\/style>/g) ?? []) expect(sent).toContain(kept)
  })

  it('has the archive and the newsletter’s address where the service has nothing of its own, and nowhere else', () => {
    const { html } = profile
    const holds = (own: string): boolean[] => [applied.html, applied.text].map((part) => decoded(part).includes(own))
    expect(holds('Address: Rue de l’Industrie 10 & 12, 1000 Brussels')).toEqual(Array.from({ length: 2 }, () => html.postalAddress === null))
    expect(holds('Dear reader,')).toEqual(Array.from({ length: 2 }, () => html.firstName === null))
    expect(applied.html.includes('<a href="https://letter.example.org/issue-06/" style=')).toBe(html.viewInBrowser === null)
    expect(count(applied.html, 'Read in the browser')).toBe(1)
  })

  it('is refused without a place to unsubscribe in the HTML or in the text, with the template to mend', () => {
    const without = (part: string): string => part.replaceAll(marks.unsubscribe, 'https://letter.example.org/stop')
    const refused = (changes: Parameters<typeof editionWith>[0]): unknown[] => applyProfile(editionWith(changes), profile).messages.map(({ rule, severity, file }) => [rule, severity, file])
    expect(refused({ html: without(edition.html) })).toEqual([['handoff-unsubscribe', 'error', 'templates/email/footer.mjml']])
    expect(refused({ text: without(edition.text) })).toEqual([['handoff-unsubscribe', 'error', 'templates/text/issue.hbs']])
  })

  it.each([
    ['a style', '</style>', `.x { background: url(${marks.unsubscribe}) }</style>`],
    ['a comment', '<body', `<!-- ${marks.unsubscribe} --><body`],
    ['an attribute without quotation marks', '<body', `<p title=${marks.unsubscribe}></p><body`],
    ['a tag', '<body', `<p ${marks.unsubscribe}></p><body`],
  ])('is refused with a mark in %s', (_, before, after) => {
    const rules = applyProfile(editionWith({ html: edition.html.replace(before, after) }), profile).messages.map(({ rule }) => rule)
    expect(rules).toContain('handoff-place')
  })
})

describe('a service’s tag', () => {
  it('takes the place of the link where it is an element, and keeps the link’s looks', () => {
    const { html } = applyProfile(editionWith(), profiles['campaign-monitor'])
    expect(html).toContain('<webversion style="color:#0b3d91;text-decoration:underline">Read in the browser</webversion>')
    expect(html).toContain('<unsubscribe style="color:#0b3d91">Unsubscribe</unsubscribe>')
    expect(html).not.toMatch(/<a[^>]*(?:unsub|webv)/)
  })

  it('cannot be an element where no link is', () => {
    const html = htmlWith().replace('Words.', `Words ${marks.unsubscribe}.`)
    expect(applyProfile(editionWith({ html }), profiles['campaign-monitor']).messages.map(({ rule, message }) => [rule, message])).toEqual([
      ['handoff-place', 'Unexpected place for the link to unsubscribe where it is not the address of a link, expected one where Campaign Monitor can put its own'],
    ])
  })

  it('cannot stand in an attribute that it would end', () => {
    const html = htmlWith({ attribute: marks.firstName })
    const misplaced = (name: keyof typeof services): number => applyProfile(editionWith({ html }), profiles[name]).messages.filter(({ rule }) => rule === 'handoff-place').length
    expect(misplaced('listmonk')).toBe(3)
    expect(misplaced('brevo')).toBe(0)
  })

  it('is not one for who uses no service: every byte stays', () => {
    const edition = editionWith({ marks: null, html: '<p>{{ x }} *|FNAME|* [EMAIL]</p>', text: '{{ x }}' })
    expect(applyProfile(edition, profiles.plain)).toEqual({ html: edition.html, text: edition.text, subject: edition.subject, preheader: edition.preheader, messages: [] })
  })

  it('of Keila leads to the archive when its campaign has no public page', () => {
    expect(applyProfile(editionWith({ permalink: 'https://letter.example.org/it\'s/{{x}}/' }), profiles.keila).html).toContain('href="{{ campaign.public_link | default: \'https://letter.example.org/it%27s/%7B%7Bx%7D%7D/\' }}"')
    expect(applyProfile(editionWith({ permalink: null }), profiles.keila).html).toContain('href="{{ campaign.public_link }}"')
  })
})

describe('for phpList', () => {
  it('no bracket stands before the first name on its line, or a missing attribute would take all of it away', () => {
    const { html } = applyProfile(editionWith(), profiles.phplist)
    const line = html.split('\n').find((text) => text.includes('[FIRSTNAME%%reader]'))
    expect(line?.indexOf('[')).toBe(line?.indexOf('[FIRSTNAME'))
    expect(html).toContain('<![endif]--><p style="margin:0"\n>Dear [FIRSTNAME%%reader],</p>')
  })

  it('the line begins anew behind a comment that stands right before', () => {
    const html = htmlWith({ before: 'x<!--[if mso]>y<![endif]-->' })
    expect(applyProfile(editionWith({ html }), profiles.phplist).html).toContain('<![endif]-->\n[FIRSTNAME%%reader],')
  })

  it('footer and signature stand where phpList would put them, without what it puts before them', () => {
    const { html, text } = applyProfile(editionWith(), profiles.phplist)
    expect(html).toContain('</p>\n[FOOTER]\n[SIGNATURE]\n</body>')
    expect(text.endsWith('[UNSUBSCRIBEURL]\n\n[FOOTER]\n[SIGNATURE]\n')).toBe(true)
  })

  it('a bracket before the name in the text part is told', () => {
    const text = textWith('Words.', { before: '[Hello] ' })
    expect(applyProfile(editionWith({ text }), profiles.phplist).messages.map(({ rule }) => rule)).toEqual(['handoff-look-alike'])
  })
})

describe('for listmonk', () => {
  it('comments are printed by Safe, also with a back quote in them', () => {
    const html = htmlWith().replace('<![endif]--><p', '`"<![endif]--><p')
    const { html: applied, messages } = applyProfile(editionWith({ html }), profiles.listmonk)
    expect(messages).toEqual([])
    expect(applied).toContain('{{ Safe `<!--[if !mso]><!-->` }}')
    expect(applied).toContain('{{ Safe "<!--[if mso | IE]></td></tr></table>`\\"<![endif]-->" }}')
    expect(services.listmonk(applied, 'html').text).toContain('</table>`"<![endif]-->')
  })
})
