import * as fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { runSiteStage } from '../../src/stages/site-stage.js'
import { allPictures, issueFile, stageWith, type Stage } from '../stages/stage.js'
import { anyBody, soundBody } from './bodies.js'

// A few seconds on a machine that has nothing else to do.
vi.setConfig({ testTimeout: 120_000 })

let stage: Stage
/** The paths of all pictures that were asked for: whatever is asked for may lie in the archive. */
const asked: string[] = []

beforeAll(async () => {
  stage = await stageWith({ audiences: ['members', 'partners'], checks: { preset: 'lenient' } }, {
    ask: (requests) => {
      asked.push(...requests.map(({ path }) => path))
      return allPictures(requests)
    },
  })
})

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
)

/** What an editor may get wrong just before or after such a block. */
const slips = ['', '<p>x</p>', '<div>', '<!-- x', '<!-- x -->', '```', '```\nx\n```', '~~~~\nx\n~~~', '- x', '> x', '| x |\n|---|', '[^q]: x', 'x[^q]', '[x][y]', '## x', ':::', ':::article[x]', '::::article[x]', '::::', '<table><tr><td>', '<textarea>', 'x\n===']
const gaps = ['\n\n', '\n', '\n ', '\n    ', '\n> ', '\n- ', '\n\u00A0', '\n\u200B', '\r']

const slip = fc.constantFrom(...slips)
const gap = fc.constantFrom('\n\n', ...gaps)

describe('what is for members', () => {
  it('occurs in no public artefact after a slip of the editor', async () => {
    const bodies = slips.flatMap((before) => gaps.map((between) => `${before}${between}:::article[hushhush1]{audience=members}\nhushhush1\n:::\n\n<b>x</b>\n\n\`\`\`\nx\n\`\`\`\n`))
    const leaking = await Promise.all(bodies.map(async (body) => ((await leaks(body, 'hushhush1')).length > 0 ? [body] : [])))
    expect(leaking.flat()).toEqual([])
  })

  it('occurs in no public artefact, whatever stands around it', () =>
    fc.assert(
      fc.asyncProperty(secret, fc.array(fc.tuple(fc.oneof(soundBody, anyBody, slip), gap, membersBlock, gap, slip, gap), { minLength: 1, maxLength: 2 }), async (word, parts) => {
        const body = parts.map(([before, a, block, b, after, c]) => before + a + block.replaceAll('@', word) + b + after + c).join('')
        expect(await leaks(body, word)).toEqual([])
      }),
      { numRuns: 100 },
    ))

  it('reaches the members', () =>
    fc.assert(
      fc.asyncProperty(secret, membersBlock, async (word, block) => {
        const result = await stage.run(issueFile(`words\n\n${block.replaceAll('@', word)}\n`))
        // A block for the public within one for members is for nobody, and told.
        expect(result.messages.filter(({ rule, severity }) => severity === 'error' && rule !== 'unread-block')).toEqual([])
        const made = result.artefacts.filter(({ contents }) => String(contents).includes(word)).map(({ path }) => path)
        expect(made).toEqual(expect.arrayContaining(['email/issue-06/members.html', 'email/issue-06/members.txt']))
      }),
      { numRuns: 30 },
    ))

  it('includes a whole issue, its name, title and address', async () => {
    const source = issueFile('hushhush1', ['title: hushhush1', 'date: 2015-03-30', 'slug: hushhush1', 'summary: hushhush1', 'preheader: hushhush1', 'topics: [hushhush1]', 'audience: members'])
    const result = await stage.run({ ...source, path: 'issues/hushhush1.md' })
    const site = runSiteStage([result], stage.context, stage.compiled)
    const paths = [...result.artefacts, ...site.artefacts].filter(({ path, contents }) => (path + String(contents)).includes('hushhush1')).map(({ path }) => path)
    expect(paths).toEqual(['email/hushhush1/members.html', 'email/hushhush1/members.txt'])
  })
})

/** What of the public artefacts a word occurs in, when the build would write them, the pictures among them. */
async function leaks(body: string, word: string): Promise<string[]> {
  const result = await stage.run(issueFile(body))
  if (result.messages.some(({ severity }) => severity === 'error')) return []
  const site = runSiteStage([result], stage.context, stage.compiled)
  return [...result.artefacts, ...site.artefacts]
    .filter(({ path }) => !/^email\/[^/]+\/(?:members|partners)\./.test(path))
    .map(({ path, contents }) => path + String(contents))
    .concat(result.assets, asked)
    .filter((text) => text.toLowerCase().includes(word))
}
