import { beforeAll, describe, expect, it } from 'vitest'
import { blockKinds } from '../../src/blocks/index.js'
import { allPictures, artefact, issueFile, stageWith, type Stage } from '../stages/stage.js'

let stage: Stage

beforeAll(async () => {
  stage = await stageWith({}, { ask: allPictures })
})

/** The attributes and the body of each kind; those whose title is required have one. */
const blocks: Record<string, readonly [attributes: string, body: string, title?: string]> = {
  article: ['', 'x'],
  editorial: ['by=A', 'x'],
  interview: ['with=A', '### Q\n\nx'],
  updates: ['', '### A\n\nx'],
  event: ['start=2015-04-07', 'x', 'E'],
  brief: ['', '- x'],
  notice: ['', 'x'],
  publication: ['', 'x', 'P'],
  quote: ['by=A', 'x'],
  figures: ['', '- **1** x'],
  action: ['url="https://example.org" label=Go', 'x'],
  roster: ['', '- x'],
  gallery: ['', '![A](a.jpg)'],
  contact: ['name=A', 'x'],
  aside: ['', 'x'],
}

describe('a block with an id, and no title if it needs none', () => {
  it('is tried in every kind', () => {
    expect(Object.keys(blocks)).toEqual([...blockKinds.keys()])
  })

  it.each(Object.keys(blocks))('is found by a link in the email and on the page: %s', async (kind) => {
    const [attributes = '', body = '', title] = blocks[kind] ?? []
    const result = await stage.run(issueFile(`[there](#my-place)\n\n:::${kind}${title === undefined ? '' : `[${title}]`}{id=my-place ${attributes}}\n${body}\n:::`))
    expect(result.messages).toEqual([])
    const email = artefact(result, 'email/issue-06/public.html')
    expect(email.match(/ id="my-place"/g)).toHaveLength(1)
    // Outlook and Gmail follow names alone.
    expect(email).toContain('<a name="my-place"')
    expect(artefact(result, 'archive/issue-06/index.html').match(/ id="my-place"/g)).toHaveLength(1)
  })
})
