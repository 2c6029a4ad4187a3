import * as fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { textsOf } from '../../src/archive/contribution.js'
import { withRoot } from '../../src/issue/told-events.js'
import { issueFile, somePictures, stageWith, type Stage } from '../stages/stage.js'
import { anyBody, anyText, soundBody } from './bodies.js'
import { addressesIn, isAllowedAddress, lostWords, runnable } from './reading.js'

// A few seconds on a machine that has nothing else to do.
vi.setConfig({ testTimeout: 120_000 })

let strict: Stage
let lenient: Stage

beforeAll(async () => {
  const settings = { audiences: ['members'] }
  ;[strict, lenient] = await Promise.all([stageWith(settings, { ask: somePictures }), stageWith({ ...settings, checks: { preset: 'lenient' } }, { ask: somePictures })])
})

const promise = 'never throws, loses no word that no message tells of, and holds nothing unsafe'

describe('any text as a body', () => {
  it(`${promise}`, () => holds(anyText, 100))
})

describe('any Markdown as a body', () => {
  it(`${promise}: sound pieces`, () => holds(soundBody, 150))

  it(`${promise}: mistakes, attacks and noise`, () => holds(anyBody, 100))

  it('comes out in the same bytes every time, however its messages are judged', () =>
    fc.assert(
      fc.asyncProperty(anyBody, async (body) => {
        const [first, second] = [await strict.run(issueFile(body)), await lenient.run(issueFile(body))]
        expect(second.artefacts).toEqual(first.artefacts)
      }),
      { numRuns: 60 },
    ))
})

async function holds(bodies: fc.Arbitrary<string>, numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(bodies, async (body) => {
      const result = await lenient.run(issueFile(body))
      expect(lostWords(result, body)).toEqual([])
      // What feeds, events pages and the members’ page show of it is made of no template of a page.
      for (const html of [...result.artefacts.filter(({ path }) => path.endsWith('.html')).map(({ contents }) => String(contents)), ...textsOf(result.contribution).map((text) => withRoot(text, '../'))]) {
        expect(addressesIn(html).filter((address) => !isAllowedAddress(address))).toEqual([])
        expect(runnable(html)).toEqual([])
      }
    }),
    { numRuns },
  )
}
