import * as fc from 'fast-check'
import type { Definition, FootnoteDefinition, RootContent } from 'mdast'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { compareParts } from '../../src/email/compare-parts.js'
import { toHast } from '../../src/markdown/hast.js'
import { emailHtml, withAbsoluteAddresses } from '../../src/markdown/html.js'
import { parseMarkdown } from '../../src/markdown/parse.js'
import { markLinks, renderText } from '../../src/markdown/text.js'
import { artefact, issueFile, somePictures, stageWith, type Stage } from '../stages/stage.js'
import { anyBody, anyText, soundBody } from './bodies.js'

// A few seconds on a machine that has nothing else to do.
vi.setConfig({ testTimeout: 120_000 })

const isDefinition = (node: RootContent): node is Definition | FootnoteDefinition => node.type === 'definition' || node.type === 'footnoteDefinition'

const same = { missingWords: [], missingLinks: [], hiddenShown: [] }

/** A body as HTML, and as text with its addresses where `links` says; the list of addresses is at its end. */
function partsOf(body: string, links: 'inline' | 'footnotes'): { html: string; text: string } {
  const { children } = parseMarkdown(body)
  const { pieces, footnotes } = toHast({ pieces: [children.filter((node) => !isDefinition(node))], definitions: children.filter(isDefinition), idPrefix: 'i-', footnoteLabel: 'Notes', backLabel: 'Back to {number}' })
  const nodes = withAbsoluteAddresses([...pieces.flat(), ...(footnotes === null ? [] : [footnotes])], 'https://letter.example.org/issue-06/')
  const marks = markLinks(nodes)
  const text = renderText(nodes, { width: 72, links: links === 'inline' ? 'inline' : marks })
  const list = links === 'inline' ? [] : [...marks].map(([address, mark]) => `${mark} ${address}`)
  // The heading of the footnotes is the template's in a text.
  return { html: emailHtml(nodes, {}), text: ['Notes', text, ...list].join('\n') }
}

describe.each(['inline', 'footnotes'] as const)('text with its links %s', (links) => {
  it.each([['sound', soundBody], ['any', anyBody], ['no', anyText]])('has every word and every link that the HTML has: %s Markdown', (_, bodies) => {
    fc.assert(
      fc.property(bodies, (body) => {
        const { html, text } = partsOf(body, links)
        expect(compareParts(html, text)).toMatchObject(same)
      }),
      { numRuns: 200 },
    )
  })
})

it('lists every address whose mark is in the text, and no other', () => {
  fc.assert(
    fc.property(soundBody, (body) => {
      const lines = partsOf(body, 'footnotes').text.split('\n')
      const listed = lines.flatMap((line) => /^(\[L\d+\]) \S+$/.exec(line)?.[1] ?? [])
      const text = lines.slice(0, lines.length - listed.length).join('\n')
      expect([...new Set(text.match(/\[L\d+\]/g))].toSorted()).toEqual(listed.toSorted())
    }),
    { numRuns: 200 },
  )
})

describe('the text part of an email', () => {
  let stages: Readonly<Record<'inline' | 'footnotes', Stage>>

  beforeAll(async () => {
    const settings = { audiences: ['members'], checks: { preset: 'lenient' } }
    const [inline, footnotes] = await Promise.all([stageWith(settings, { ask: somePictures }), stageWith({ ...settings, email: { links: 'footnotes' } }, { ask: somePictures })])
    stages = { inline, footnotes }
  })

  it('has every word and every link of the HTML, wherever addresses stand', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('inline', 'footnotes'), soundBody, async (links, body) => {
        // What is for one of the two alone is not in the other.
        const result = await stages[links].run(issueFile(body.replace(/ ?only="?[\w,]+"?/g, ''), ['title: Title', 'date: 2015-03-30', 'preheader: Zzyzx']))
        for (const { path } of result.artefacts.filter((made) => /^email\/.*\.html$/.test(made.path))) {
          expect(compareParts(artefact(result, path), artefact(result, path.replace(/html$/, 'txt')))).toMatchObject(same)
        }
      }),
      { numRuns: 60 },
    )
  })
})
