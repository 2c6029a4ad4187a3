import * as fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { IssueSource } from '../../src/issue/parse-issue.js'
import type { IssueResult } from '../../src/stages/issue-result.js'
import { searchablePages } from '../../src/stages/searchable-pages.js'
import { cardsFor } from '../../src/stages/site-stage.js'
import { allPictures, issueFile, siteOf, stageWith, type Stage } from '../stages/stage.js'
import { anyBody, soundBody } from './bodies.js'

// A few seconds on a machine that has nothing else to do.
vi.setConfig({ testTimeout: 120_000 })

let stage: Stage
/** An issue that is public as a whole. */
let open: IssueResult
/** The paths of all pictures that were asked for: whatever is asked for may lie in the archive. */
const asked: string[] = []

beforeAll(async () => {
  stage = await stageWith({ audiences: ['members', 'partners'], checks: { preset: 'lenient' } }, {
    ask: (requests) => {
      asked.push(...requests.map(({ path }) => path))
      return allPictures(requests)
    },
  })
  open = await stage.run({ ...issueFile(':::event[Open]{start=2017-04-07}\nwords\n:::', [...needed, 'topics: [Open]']), path: 'issues/issue-05.md' })
})

const needed = ['title: Title', 'date: 2015-03-30']

/** All that an issue file can be; what the site shows of each is made in another way. */
const kinds: Readonly<Record<string, (body: string) => IssueSource>> = {
  issue: (body) => issueFile(body, [...needed, 'topics: [Open]', 'aliases: [old-name]', 'summary: Words', 'updated: 2015-04-01']),
  special: (body) => issueFile(body, [...needed, 'type: special']),
  page: (body) => issueFile(body, [...needed, 'type: page']),
  translation: (body) => ({ ...issueFile(body, [...needed, 'topics: [Open]', 'aliases: [ancien]']), path: 'issues/issue-05.fr.md' }),
  'text of the home page': (body) => ({ ...issueFile(body, [...needed, 'type: page', 'home: true']), path: 'issues/welcome.md' }),
  'text of the events page': (body) => ({ ...issueFile(body, [...needed, 'type: page']), path: 'issues/events.md' }),
  'text of the members’ page': (body) => ({ ...issueFile(body, [...needed, 'type: page']), path: 'issues/members.fr.md' }),
}

const kind = fc.constantFrom(...Object.values(kinds))

/** What only members may know; the digits keep it apart from all other words. */
const secret = fc.stringMatching(/^[a-z]{6}\d{4}$/)

/** Blocks for members, `@` being the secret: in every place in which an editor can write a word. */
const membersBlock = fc.constantFrom(
  ':::article[@]{audience=members}\n@\n:::',
  ':::article[**@** ![@](/@.png)]{audience="members partners" id="@"}\n## @\n\n`@` ![@](/@) [@](https://e.org/@ "@") <b title="@">@</b> <!-- @ -->\n:::',
  ':::event[@]{audience=members start=2015-03-30 place="@" address="@" url="https://e.org/@" register="https://e.org/@"}\n- @\n:::',
  ':::editorial{audience=members by="@" role="@"}\n@\n:::',
  ':::brief[@]{audience=members}\n- @\n- @\n:::',
  ':::editorial[@]{audience=members by="@" photo="@.jpg" alt="@"}\n@\n:::',
  ':::publication[@]{audience=members by="@" cover="pics/@.jpg" alt="@"}\n@\n:::',
  ':::gallery[@]{audience=members}\n![@](@.jpg "@")\n\n<figure><img src="@/a.jpg" alt="@"><figcaption>@</figcaption></figure>\n\n[![@](@.png)](https://e.org/)\n:::',
  ':::article[@]{audience=members}\n![@][@] <img src="@.gif" alt="@">[^@]\n\n[@]: @.webp\n\n[^@]: ![@](<@ a.jpg>)\n:::',
  ':::article[@]{audience=members}\n@[^@]\n\n[^@]: @\n\n[@]: https://e.org/@\n:::',
  ':::article[@]{audience=members}\n> @[^q]\n>\n> [^q]: @\n\n- @\n:::',
  ':::article[@]{audience=members}\n```\n@\n```\n\n<div id="@">\n@\n</div>\n\n| @ |\n|---|\n| @ |\n:::',
  '::::article[@]{audience=members}\n@\n\n:::event[@]{start=2015-03-30 place="@"}\n@\n:::\n\n@\n\n## @\n\n@\n::::',
  '::::article[@]{audience=members}\n:::article[@]{audience=public}\n@\n:::\n\n@\n::::',
  '::::article[Open]\nwords\n\n:::article[@]{audience=members}\n@\n:::\n\nwords\n::::',
  ':::::article[@]{audience=members}\n::::article[@]\n:::brief\n- @\n:::\n@\n::::\n@\n:::::',
  ':::roster[@]{audience=members}\n@\n\n- [@](https://e.org/@)\n- @[^@]\n\n[^@]: @\n:::',
  '::::article[Open]\nwords\n\n:::roster[@]{audience=members}\n- @\n:::\n\n:::event[@]{audience=members start="2017-03-30 10:00" end="2017-03-30 12:00" deadline=2017-03-01 status=cancelled}\n![@](@.jpg)\n:::\n\nwords\n::::',
)

/** What an editor may get wrong just before or after such a block. */
const slips = ['', '<p>x</p>', '<div>', '<!-- x', '<!-- x -->', '```', '```\nx\n```', '~~~~\nx\n~~~', '- x', '> x', '| x |\n|---|', '[^q]: x', 'x[^q]', '[x][y]', '## x', ':::', ':::article[x]', '::::article[x]', '::::', '<table><tr><td>', '<textarea>', 'x\n===']
const gaps = ['\n\n', '\n', '\n ', '\n    ', '\n> ', '\n- ', '\n\u00A0', '\n\u200B', '\r']

const slip = fc.constantFrom(...slips)
const gap = fc.constantFrom('\n\n', ...gaps)

describe('what is for members', () => {
  it('occurs in no public artefact after a slip of the editor', async () => {
    const bodies = slips.flatMap((before) => gaps.map((between) => `${before}${between}:::article[hushhush1]{audience=members}\nhushhush1\n:::\n\n<b>x</b>\n\n\`\`\`\nx\n\`\`\`\n`))
    const leaking = await Promise.all(bodies.map(async (body) => ((await leaks(issueFile(body), 'hushhush1')).length > 0 ? [body] : [])))
    expect(leaking.flat()).toEqual([])
  })

  it('occurs in no public artefact, whatever it stands in and whatever stands around it', () =>
    fc.assert(
      fc.asyncProperty(secret, kind, fc.array(fc.tuple(fc.oneof(soundBody, anyBody, slip), gap, membersBlock, gap, slip, gap), { minLength: 1, maxLength: 2 }), async (word, toSource, parts) => {
        const body = parts.map(([before, a, block, b, after, c]) => before + a + block.replaceAll('@', word) + b + after + c).join('')
        expect(await leaks(toSource(body), word)).toEqual([])
      }),
      { numRuns: 120 },
    ))

  it.each(Object.keys(kinds))('occurs in no public artefact of the %s, nor in what is searched, while what is for all does', async (name) => {
    const told = (title: string, audience: string): string => `:::event[${title}]{start=2017-03-30${audience}}\n${title}\n:::\n\n:::roster[${title}]{id=${title}-r${audience}}\n- ${title}\n:::\n\n:::article[${title}]{id=${title}-a${audience}}\n${title}\n:::\n\n`
    const source = kinds[name]?.(told('openopen1', '') + told('hushhush1', ' audience=members'))
    if (source === undefined) throw new Error(`No ${name}`)
    expect(await leaks(source, 'hushhush1')).toEqual([])
    expect(await leaks(source, 'openopen1')).not.toEqual([])
  })

  it('reaches the members', () =>
    fc.assert(
      fc.asyncProperty(secret, membersBlock, async (word, block) => {
        const result = await stage.run(issueFile(`words\n\n${block.replaceAll('@', word)}\n`))
        expect(errorsOf(result)).toEqual([])
        const made = result.artefacts.filter(({ contents }) => String(contents).includes(word)).map(({ path }) => path)
        expect(made).toEqual(expect.arrayContaining(['email/issue-06/members.html', 'email/issue-06/members.txt']))
      }),
      { numRuns: 30 },
    ))

  const everything = ['title: hushhush1', 'date: 2015-03-30', 'slug: hushhush1', 'summary: hushhush1', 'aliases: [hushhush1-old]', 'audience: members']
  const body = ':::event[hushhush1]{start=2017-03-30}\nhushhush1\n:::\n\n:::roster[hushhush1]\n- hushhush1\n:::'

  it.each([
    ['an issue', '', ['preheader: hushhush1', 'topics: [hushhush1]'], ['email/hushhush1/members.html', 'email/hushhush1/members.txt']],
    ['a special', '', ['type: special'], ['email/hushhush1/members.html', 'email/hushhush1/members.txt']],
    ['a page', '', ['type: page', 'topics: [hushhush1]'], []],
    ['a translation', '.fr', ['topics: [hushhush1]'], ['email/fr/hushhush1/members.html', 'email/fr/hushhush1/members.txt']],
    ['the text of the home page', '', ['type: page', 'home: true'], []],
  ])('includes the whole of %s: its name, title and address', async (_, suffix, more, expected) => {
    const result = await stage.run({ ...issueFile(body, [...everything, ...more]), path: `issues/hushhush1${suffix}.md` })
    expect(errorsOf(result)).toEqual([])
    const { files } = siteOf(stage, [open, result])
    expect([...files].filter(([path, contents]) => (path + readable(path, contents)).includes('hushhush1')).map(([path]) => path)).toEqual(expected)
    expect(publicTexts([open, result]).filter((text) => text.includes('hushhush1'))).toEqual([])
  })

  it('includes that there is a language, when nothing in it is for all', async () => {
    const result = await stage.run({ ...issueFile(body, everything), path: 'issues/hushhush1.fr.md' })
    expect(publicTexts([open, result]).filter((text) => /fr\/|lang="fr"/.test(text))).toEqual([])
  })
})

/** What keeps a build from writing anything, but for what is in no edition, such as what a page has for members: whether or not it is told, nobody reads it. */
function errorsOf({ messages }: IssueResult): IssueResult['messages'] {
  return messages.filter(({ severity, rule }) => severity === 'error' && rule !== 'unread-block')
}

/** What of the public artefacts a word occurs in, when the build would write them, the pictures among them. */
async function leaks(source: IssueSource, word: string): Promise<string[]> {
  const result = await stage.run(source)
  if (errorsOf(result).length > 0) return []
  return publicTexts([open, result])
    .concat(result.assets, asked)
    .filter((text) => text.toLowerCase().includes(word))
}

/** All that everybody can see of an archive: names and contents of files, what is searched, and what cards say. */
function publicTexts(results: readonly IssueResult[]): string[] {
  const site = siteOf(stage, results)
  const { newsletter } = stage.context
  return [
    ...[...site.files].filter(([path]) => !/^email\/(?:fr\/)?[^/]+\/(?:members|partners)\./.test(path)).map(([path, contents]) => path + readable(path, contents)),
    ...searchablePages(site, newsletter).map((page) => JSON.stringify(page)),
    ...cardsFor(results, stage.context, stage.compiled.strings).map((card) => JSON.stringify(card)),
  ]
}

/** Calendars break their lines wherever they are too long (RFC 5545 §3.1). */
function readable(path: string, contents: string): string {
  return path.endsWith('.ics') ? contents.replace(/\r\n[ \t]/g, '') : contents
}
