import { describe, expect, it } from 'vitest'
import { makeHandover, type HandoverEdition } from '../../src/handover/handover.js'
import { profiles } from '../../src/handover/profiles/index.js'
import { message } from '../../src/messages/report.js'
import { profileNames } from '../../src/schema/profile-names.js'
import { sha256 } from '../../src/sha256.js'
import { headOf } from '../issue/reading.js'
import { newsletterWith } from '../stages/stage.js'
import { editionWith, marks, source } from './edition.js'

type Changes = Parameters<typeof editionWith>[0]

const eml = new Uint8Array([70, 114, 111, 109])

function filesOf(name: (typeof profileNames)[number], changes: Changes = {}): Map<string, string> {
  const plain = name === 'plain' ? { marks: null, html: '<p>x</p>', text: 'x\n', extra: [{ name: 'public.draft.eml', bytes: eml }, { name: 'public.eml', bytes: eml }] } : {}
  const { files, messages } = makeHandover(editionWith({ ...plain, ...changes }), profiles[name])
  expect(messages).toEqual([])
  return new Map([...files].map(([path, contents]) => [path, typeof contents === 'string' ? contents : Buffer.from(contents).toString('latin1')]))
}

const file = (name: (typeof profileNames)[number], path: string, changes: Changes = {}): string => filesOf(name, changes).get(path) ?? ''

/** A checklist's words, whatever line they stand on. */
const checklist = (name: (typeof profileNames)[number], changes: Changes = {}): string => file(name, 'CHECKLIST.txt', changes).replace(/\s+/g, ' ')

const draftOf = (name: (typeof profileNames)[number], changes: Changes = {}): unknown => JSON.parse(file(name, 'draft.json', changes))

function keysIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [Array.isArray(value) ? '' : key, ...keysIn(inner)])
}

describe('the profiles', () => {
  it('are those that newsletter.yaml can name, by their name', () => {
    expect(Object.entries(profiles).map(([key, { name }]) => [key, name])).toEqual(profileNames.map((name) => [name, name]))
  })

  it.each(profileNames)('of %s says what it rests on, and names a document for what is confirmed', (name) => {
    const { sources } = profiles[name]
    expect(sources.length).toBeGreaterThan(0)
    expect(sources.filter(({ certainty, address }) => certainty === 'confirmed' && address === null)).toEqual([])
    expect(sources.filter(({ certainty, look }) => certainty === 'confirmed' && look !== undefined)).toEqual([])
  })
})

describe.each(profileNames)('the folder for %s', (name) => {
  const { draft, title } = profiles[name]
  const files = filesOf(name)

  it('has what is pasted, and no more than that: subject and preheader end without a line break', () => {
    expect([files.get('subject.txt'), files.get('preheader.txt')]).toEqual(['A permanent home?', 'The chair looks ahead'])
    expect([...files.keys()]).toEqual(['CHECKLIST.txt', 'email.html', 'email.txt', 'subject.txt', 'preheader.txt', ...(name === 'plain' ? ['public.draft.eml', 'public.eml'] : []), ...(draft === null ? [] : ['draft.json']), 'report.txt', 'images/0f1e-600.jpg', 'SHA256SUMS'])
  })

  it('has a checksum of every other file, sorted, as sha256sum reads it', () => {
    const { files: made } = makeHandover(editionWith(name === 'plain' ? { marks: null } : {}), profiles[name])
    const others = [...made].filter(([path]) => path !== 'SHA256SUMS')
    const lines = others.map(([path, contents]) => `${sha256(contents)}  ${path}`)
    expect(made.get('SHA256SUMS')).toBe(`${lines.toSorted((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join('\n')}\n`)
  })

  it('has plain names, LF, and no line that is too long to read', () => {
    expect([...files.keys()].filter((path) => !/^[\w./-]+$/.test(path))).toEqual([])
    expect([...files.values()].filter((contents) => contents.includes('\r'))).toEqual([])
    expect((files.get('CHECKLIST.txt') ?? '').split('\n').filter((line) => line.length > 100)).toEqual([])
  })

  it('is the same each time', () => {
    expect(filesOf(name)).toEqual(files)
  })

  it('has a checklist that numbers its steps through, names every file, and ends where a person decides', () => {
    const text = files.get('CHECKLIST.txt') ?? ''
    const numbers = [...text.matchAll(/^(\d+)\./gm)].map(([, number]) => Number(number))
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    expect(numbers.length).toBeGreaterThan(4)
    expect([...files.keys()].filter((path) => path !== 'CHECKLIST.txt' && !text.includes(path.replace(/(?<=^images\/).*/, '')))).toEqual([])
    expect(text.indexOf('Here this list ends.')).toBeGreaterThan(text.indexOf('Send a test message to yourself'))
    expect(text).toContain(`Sent with:      ${title}`)
    // A test message is all that it asks to be sent.
    expect(text.replace(/Send a (?:test|campaign)[^.]*\./gi, '').match(/\bsend (?:now|it|this|the (?:email|campaign|message))\b|\bschedule\b/gi)).toEqual(null)
  })

  it('has no call that sends or schedules', () => {
    if (draft === null) return
    const body = JSON.parse(files.get('draft.json') ?? '') as unknown
    expect(keysIn(body).filter((key) => /send_?at|schedul|publish|delivery|sendNow|send_?now|recipients|segments?$/i.test(key))).toEqual([])
    expect(keysIn(body).includes('status') ? body : { status: 'draft' }).toMatchObject({ status: 'draft' })
    const call = draft({ ...editionWith(), edition: editionWith(), name: 'x' })
    expect(call.address).not.toMatch(/send|schedule|actions/i)
    expect(checklist(name)).toContain(`${call.method} ${call.address}`)
    expect(checklist(name)).toContain(call.key)
    expect(checklist(name)).toContain('It makes a draft and nothing more')
  })

  it('says in capitals who alone may get an edition that is not for everybody', () => {
    expect(checklist(name, { audience: 'members' })).toContain('ONLY THE READERS WHO BELONG TO “MEMBERS” MAY GET THIS EDITION. NOBODY ELSE MAY')
    expect(checklist(name, { audience: 'members' })).toContain('Edition: for “members” only')
    expect(checklist(name)).not.toContain('ONLY')
    expect(checklist(name)).toContain('Edition: public, for everybody')
  })
})

describe('the body of a draft', () => {
  const html = (name: (typeof profileNames)[number]): string => file(name, 'email.html')
  const text = (name: (typeof profileNames)[number]): string => file(name, 'email.txt')

  it('of listmonk is a campaign of HTML and text, with the lists and the template that newsletter.yaml names', () => {
    const common = { name: 'The Letter 6: issue-06 [en-GB]', subject: 'A permanent home?', type: 'regular', content_type: 'html', body: html('listmonk'), altbody: text('listmonk'), tags: ['Training'] }
    expect(draftOf('listmonk')).toEqual({ ...common, lists: [] })
    expect(checklist('listmonk')).toContain('Missing, and to be filled in before: `lists`')
    const newsletter = newsletterWith({ name: 'The Letter', address: 'Rue de l’Industrie 10 & 12, 1000 Brussels', services: { listmonk: { lists: [3, 4], template: 7 } } })
    expect(draftOf('listmonk', { newsletter })).toEqual({ ...common, lists: [3, 4], template_id: 7 })
    expect(checklist('listmonk', { newsletter })).not.toContain('Missing')
  })

  it('of Brevo has the sender, which it demands, or says that it is missing', () => {
    const common = { name: 'The Letter 6: issue-06 [en-GB]', subject: 'A permanent home?', htmlContent: html('brevo'), mirrorActive: true }
    expect(draftOf('brevo')).toEqual({ ...common, sender: { name: 'The Letter', email: 'news@letter.example.org' } })
    const newsletter = newsletterWith({ name: 'The Letter', address: 'Rue de l’Industrie 10 & 12, 1000 Brussels', sender: { replyTo: 'answers@letter.example.org' } })
    expect(draftOf('brevo', { newsletter })).toEqual({ ...common, replyTo: 'answers@letter.example.org' })
    expect(checklist('brevo', { newsletter })).toContain('Missing, and to be filled in before: `sender`')
  })

  it('of Brevo has its mirror page for everybody’s edition alone', () => {
    expect(draftOf('brevo', { audience: 'members' })).toMatchObject({ mirrorActive: false })
    expect(draftOf('brevo', { audience: 'members', sameAsPublic: true })).toMatchObject({ mirrorActive: false })
  })

  it('of Keila has all in `data`, and switches the tracking off that would rewrite the HTML', () => {
    expect(draftOf('keila')).toEqual({ data: { subject: 'A permanent home?', settings: { type: 'html', do_not_track: true }, html_body: html('keila'), text_body: text('keila') } })
  })

  it('of Keila leaves the text part out when an editor’s words in it would be run, should somebody change the type', () => {
    const body = draftOf('keila', { text: `${editionWith().text}\nA template has {{ x }} in it.\n` })
    expect(body).toMatchObject({ data: { settings: { type: 'html' } } })
    expect(JSON.stringify(body)).not.toContain('text_body')
  })

  it('of Buttondown says that it is a draft, always, and names issue and page', () => {
    const common = { subject: 'A permanent home?', body: `<!-- buttondown-editor-mode: fancy -->\n${html('buttondown')}`, status: 'draft', description: 'The chair looks ahead' }
    expect(draftOf('buttondown')).toEqual({ ...common, canonical_url: 'https://letter.example.org/issue-06/', secondary_id: 6 })
    const { number: _, ...head } = editionWith().head
    expect(draftOf('buttondown', { permalink: null, head })).toEqual(common)
  })

  it('of Mailchimp is the content of a campaign that is there', () => {
    expect(draftOf('mailchimp')).toEqual({ html: html('mailchimp'), plain_text: text('mailchimp') })
  })

  it('of an edition for an audience says so in its name', () => {
    expect(draftOf('listmonk', { audience: 'members' })).toMatchObject({ name: 'The Letter 6: issue-06 (members) [en-GB]' })
  })
})

const address = 'Rue de l’Industrie 10 & 12, 1000 Brussels'

describe('the checklist', () => {
  it('begins with the archive, as long as the email needs anything from there', () => {
    expect(checklist('brevo')).toContain('1. Upload the folder dist/archive to the web host, if that has not been done since the last build: the email loads its pictures from there, and its links lead there (https://letter.example.org/).')
    expect(checklist('brevo', { pictures: [], archiveFolder: 'early/archive' })).toContain('1. Upload the folder early/archive to the web host, if that has not been done since the last build: the email’s links lead there (')
    expect(checklist('brevo', { pictures: [], permalink: null })).not.toContain('Upload')
  })

  it('says where it was made from', () => {
    expect(checklist('brevo')).toContain(`Made from: issues/issue-06.md (SHA-256 begins ${sha256(source.text).slice(0, 8)}) Date:`)
  })

  it('names the other languages, and how to get them', () => {
    const translations = [{ language: 'French', name: 'issue-06.fr' }, { language: 'German', name: 'issue-06.de' }]
    expect(checklist('brevo', { translations })).toContain('Language: English (en-GB) Also in: French (efc-news handoff issue-06.fr), German (efc-news handoff issue-06.de) Edition:')
    expect(checklist('brevo')).not.toContain('Also in')
  })

  it.each([
    ['The Letter <news@letter.example.org>', { email: 'news@letter.example.org' }],
    ['The Desk <news@letter.example.org>, answers to office@letter.example.org', { name: 'The Desk', email: 'news@letter.example.org', replyTo: 'office@letter.example.org' }],
    ['none in newsletter.yaml: choose one', {}],
    ['none in newsletter.yaml: choose one, answers to office@letter.example.org', { replyTo: 'office@letter.example.org' }],
  ])('has the sender: %s', (expected, sender) => {
    expect(checklist('mailchimp', { newsletter: newsletterWith({ name: 'The Letter', address, sender }) })).toContain(`Sender: ${expected} Sent with:`)
  })

  it('warns of each service’s own web page of an edition that is not for everybody', () => {
    const members = { audience: 'members' }
    const warning = 'where everybody can read it who has the address: switch that off for this email'
    for (const name of profileNames) expect(checklist(name, members).includes(warning)).toBe(profiles[name].html.viewInBrowser !== null)
    expect(checklist('mailchimp', members)).toContain('Its link to read in the browser leads to the newsletter’s archive, where the public edition is. Mailchimp may put it on the web all the same (campaign page, listed in the campaign archive),')
    expect(checklist('brevo', { ...members, permalink: null })).toContain('It has no link to a web page of its own. Brevo may')
    expect(checklist('brevo')).not.toContain('switch that off')
    expect(checklist('brevo', { ...members, sameAsPublic: true })).not.toContain('switch that off')
  })

  it('has Keila’s public link on for everybody’s edition alone', () => {
    expect(checklist('keila')).toContain('Switch the campaign’s public link on: the link to read in the browser leads there; without it, it leads to the archive.')
    expect(checklist('keila', { audience: 'members' })).toContain('Leave the campaign’s public link off: this edition is not for everybody.')
    expect(checklist('keila', { audience: 'members' })).not.toContain('public link on')
  })

  it.each(profileNames)('says of an edition that is the public one that one mailing will do, for %s', (name) => {
    const text = checklist(name, { audience: 'members', sameAsPublic: true })
    expect(text).toContain('This edition is word for word the public one: whoever gets both gets it twice; one mailing will do.')
    expect(text).toContain('Edition: for “members”, the same as the public one')
    expect(text).not.toMatch(/ONLY|NOBODY/)
  })

  it('asks to look at the greeting only where there is one by name', () => {
    expect(checklist('listmonk')).toContain('the greeting: your first name, and “reader” for a reader without one')
    expect(checklist('listmonk', { firstNameFallback: null })).not.toContain('greeting')
    expect(checklist('mailerlite')).not.toContain('greeting')
  })

  it('asks for the link to read in the browser only where there is one', () => {
    expect(checklist('plain', { permalink: null })).toContain('links: some of them;')
    expect(checklist('brevo', { permalink: null })).toContain('links: the one to read in the browser, and some others;')
    expect(checklist('brevo', { permalink: null, audience: 'members' })).toContain('links: some of them;')
  })

  it('of a draft by Buttondown’s API says that it opens in Fancy mode, and what to do', () => {
    const text = checklist('buttondown')
    expect(text).toContain('The draft opens in Buttondown’s Fancy mode, and only Naked mode is documented to leave HTML as it is. So compare the draft with email.html, opened in a browser.')
    expect(text).toContain('follow the steps above, which paste email.html in Naked mode. Then go on below.')
  })
})

describe('the checklist under an embargo', () => {
  const embargoed = (timezone?: string): Changes => ({ head: headOf('issue-06', 'embargo: 2031-10-01 10:00'), newsletter: newsletterWith({ address, ...(timezone !== undefined && { timezone }) }) })

  it.each(profileNames)('says when, and has the upload behind the test message, for %s', (name) => {
    const text = checklist(name, embargoed('Europe/Brussels'))
    expect(text).toContain('UNDER EMBARGO UNTIL 1 October 2031, 10:00 (Europe/Brussels): UPLOAD AND SEND NOTHING BEFORE.')
    expect(text.match(/\d\. Upload/g)).toEqual(null)
    expect(text).toContain('From 1 October 2031, 10:00 (Europe/Brussels) on, and not before: upload the folder dist/archive to the web host, since the email loads its pictures from there, and its links lead there (https://letter.example.org/).')
    expect(text.indexOf('and not before: upload')).toBeGreaterThan(text.indexOf('Send a test message to yourself, and to one person more who may read the issue now.'))
    expect(text.indexOf('Here this list ends.')).toBeGreaterThan(text.indexOf('and not before: upload'))
  })

  it('calls UTC by its name where the newsletter has no zone', () => {
    expect(checklist('brevo', embargoed())).toContain('UNTIL 1 October 2031, 10:00 (UTC): UPLOAD')
  })

  it('asks for no pictures that are not there yet', () => {
    expect(checklist('brevo', embargoed())).toContain('the pictures: their places are empty until the archive is uploaded;')
    expect(checklist('brevo', embargoed())).toContain('Its pictures are not there before the archive is uploaded.')
    expect(checklist('brevo', { ...embargoed(), pictures: [] })).toMatch(/look at the links to the archive\.(?!.*pictures)/)
    expect(checklist('brevo', embargoed())).toContain('links: some of them (those to the archive lead nowhere until it is uploaded);')
  })

  it('uploads nothing for an email that needs nothing', () => {
    const text = checklist('brevo', { ...embargoed(), pictures: [], permalink: null })
    expect(text).toContain('UPLOAD AND SEND NOTHING BEFORE')
    expect(text).not.toMatch(/upload the folder/i)
  })

  it('is none where there is none', () => {
    expect(checklist('brevo')).not.toMatch(/embargo/i)
  })
})

describe('the checklist of who uses no service', () => {
  const embedded = newsletterWith({ address, sender: { email: 'news@letter.example.org' }, email: { images: 'embedded' } })

  it('names the messages', () => {
    expect(checklist('plain')).toContain('Open public.draft.eml with Thunderbird')
    expect(checklist('plain')).toContain('takes public.eml. It has the headers of a mailing list, which')
  })

  it('sends no message as it is that names no sender', () => {
    const text = checklist('plain', { newsletter: newsletterWith({ address }) })
    expect(text).toContain('Leave public.eml alone: it names no sender, so it cannot be sent as it is.')
    expect(text).toContain('public.eml the whole message, but for its sender: not to be sent as it is')
    expect(text).not.toContain('takes public.eml')
    expect(text).toContain('Open public.draft.eml with Thunderbird')
  })

  it('says which file has pictures of its own', () => {
    expect(checklist('plain', { newsletter: embedded })).toContain('since the last build: email.html loads its pictures from there (the .eml files carry their own), and its links lead there')
    expect(checklist('plain', { newsletter: embedded })).toContain('copies of the pictures: email.html loads them from the archive, the .eml files carry their own')
    expect(checklist('plain')).toContain('since the last build: the email loads its pictures from there')
    expect(checklist('brevo', { newsletter: embedded })).toContain('since the last build: the email loads its pictures from there')
  })
})

describe('what is not certain', () => {
  const uncertain = (name: (typeof profileNames)[number], changes: Changes = {}): string => checklist(name, changes).split('Not certain ----------- ')[1] ?? ''
  const noAddress = newsletterWith({ sender: { email: 'news@letter.example.org' } })

  it.each([
    ['mailchimp', 'the greeting', { firstNameFallback: null }],
    ['mailchimp', 'the postal address', { newsletter: noAddress }],
    ['mailchimp', 'to read in the browser', { audience: 'members' }],
    ['brevo', 'a first name', { firstNameFallback: null }],
    ['keila', 'to read in the browser', { audience: 'members' }],
    ['campaign-monitor', 'in square brackets', { text: editionWith().text.replace('Words.', 'Words, and [more].') }],
  ] as const)('of %s has “%s” only where it concerns the hand-over', (name, words, changes) => {
    const [usual, changed] = [uncertain(name), uncertain(name, changes)]
    expect([usual.includes(words), changed.includes(words)]).toEqual(words === 'in square brackets' ? [false, true] : [true, false])
  })

  it('says nothing of an API where there is no draft, and something where there is', () => {
    expect(profileNames.filter((name) => profiles[name].draft === null && uncertain(name).includes('API'))).toEqual([])
    expect(uncertain('buttondown')).toContain('- a draft made by the API looks the same as email.html.')
  })

  it.each(profileNames)('of %s is told without tags and without the names of fields', (name) => {
    expect(uncertain(name)).not.toBe('')
    expect(uncertain(name, { text: `${editionWith().text}[x]` })).not.toMatch(/[{}|<>$`]|\bmerge tag|\bfilter\b/)
  })

  it('has one sentence for all menus', () => {
    expect(uncertain('mailchimp').match(/menus/g)).toEqual(['menus'])
    expect(uncertain('mailchimp')).toContain('The names of menus and buttons may be others in your version.')
    expect(uncertain('plain')).not.toContain('menus')
    expect(uncertain('listmonk').trim()).toBe('The names of menus and buttons may be others in your version.')
  })
})

describe('an email that is too long with what a service needs in it', () => {
  /** With words that each take ten bytes more where braces begin a tag. */
  const long = (bytes: number): Partial<HandoverEdition> => {
    const { html } = editionWith()
    const words = '{{ '.repeat(20)
    return { html: html.replace('</body>', `${words}${'x'.repeat(bytes - Buffer.byteLength(html) - words.length)}</body>`) }
  }

  it.each([
    [80_000, []],
    [89_990, ['email-size']],
    [101_990, ['email-cut']],
    // Then the build has said so.
    [95_000, []],
    [110_000, []],
  ])('of %d bytes without it is told of: %j', (bytes, expected) => {
    const { messages } = makeHandover(editionWith(long(bytes)), profiles.listmonk)
    expect(messages.map(({ rule }) => rule)).toEqual(expected)
    for (const { note } of messages) expect(note).toContain('Without that it has')
  })
})

describe('the report', () => {
  it('has the sizes, the parts, the cuts and what the checks found', () => {
    const report = file('brevo', 'report.txt', {
      report: {
        rows: [{ name: '“First”', bytes: 3000, share: 0.6 }, { name: 'the frame of the templates', bytes: 2000, share: 0.4 }],
        cuts: [{ id: 'long', name: '“Long”', from: 30_100, to: 2400 }],
        messages: [message('image-animated', 'issues/issue-06.md', { line: 7, column: 1 }, 'Unexpected moving picture', 'Use one that stands still.')],
      },
    })
    expect(report).toMatch(/^REPORT\n\nMade from {5}issues\/issue-06\.md\n {14}SHA-256 [0-9a-f]{64}\nHTML {10}\d\.\d KB, \d % of the 102 KB at which Gmail cuts an email\nText {10}0\.\d KB\nWords {9}\d+ in the text part\nLinks {9}3 in the HTML\n/)
    expect(report).toContain(`SHA-256 ${sha256(source.text)}\n`)
    expect(report).toContain('\n  “First”                        3.0 KB   60 %\n  the frame of the templates     2.0 KB   40 %\n')
    expect(report).toContain('\n  “Long” from 30.1 KB to 2.4 KB\n')
    // Its own words might quote a part for others.
    expect(report).toContain('\n  warning image-animated issues/issue-06.md:7\n    A picture stands still.\n')
    expect(report).not.toContain('Unexpected moving picture')
  })

  it('says nothing of what there is nothing of', () => {
    const report = file('brevo', 'report.txt')
    expect(report).toContain('stays whole in the archive\n  nothing\n')
    expect(report).toContain('What the checks found\n  nothing\n')
  })

  it('has the messages of the service, too', () => {
    const { files, messages } = makeHandover(editionWith({ subject: '*|X|*' }), profiles.mailchimp)
    expect(messages.length).toBe(1)
    expect(files.get('report.txt')).toContain('error handoff-look-alike issues/issue-06.md')
    expect(files.get('email.html')).not.toContain(marks.unsubscribe)
  })
})
