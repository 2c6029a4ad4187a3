import { describe, expect, it } from 'vitest'
import { contributionSchema } from '../../src/stages/revive-contribution.js'
import { issueFile, stageWith } from './stage.js'

const stage = await stageWith()
const body = 'Text\n\n:::event[E]{start="2015-04-17 10:30" end="2015-04-17 12:00" place=P address=A url=https://e.org register=https://e.org/r deadline=2015-03-27 status=postponed}\n*x*\n:::\n\n:::roster[R]\n- *x*\n:::'

/** What a file gives to the site, as the cache has it. */
async function cached(path: string): Promise<unknown> {
  const { contribution } = await stage.run({ ...issueFile(body, ['title: T', 'date: 2015-03-30', 'type: page', 'summary: S']), path })
  if (contribution === null) throw new Error('Nothing is given')
  return JSON.parse(JSON.stringify(contribution))
}

describe('what the cache has of a contribution', () => {
  it.each(['issues/about.md', 'issues/events.md', 'issues/members.fr.md'])('comes back as it was: %s', async (path) => {
    const given = await cached(path)
    expect(contributionSchema.parse(given)).toEqual(given)
  })

  it.each([
    ['an address that runs something', '"url":"https://e.org"', '"url":"javascript:alert(1)"'],
    ['a time that no calendar has', /"endsAt":\d+/, '"endsAt":1e300'],
    ['a day that there is not', '"start":"2015-04-17T10:30"', '"start":"2015-02-30T10:30"'],
    ['a zone that there is not', /"timezone":"[^"]*"/, '"timezone":"Europe/Atlantis"'],
    ['a direction that lines do not run in', '"dir":"ltr"', '"dir":"up"'],
    ['more than there is', '"content":', '"more":1,"content":'],
  ])('is nothing with %s', async (_, before, after) => {
    const text = JSON.stringify(await cached('issues/members.md'))
    const spoilt = text.replace(before, after)
    expect(spoilt).not.toBe(text)
    expect(contributionSchema.safeParse(JSON.parse(spoilt)).success).toBe(false)
  })
})
