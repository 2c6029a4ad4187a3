import { beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '../../src/output/manifest.js'
import type { IssueResult } from '../../src/stages/issue-result.js'
import { outdatedHandovers } from '../../src/stages/outdated-handovers.js'
import { emailHash, emailsOf } from '../../src/stages/rendered-emails.js'
import { issueFile, stageWith, type Stage } from './stage.js'

const checklist = 'issue-06/mailchimp/public/CHECKLIST.txt'

function manifestOf(from: string | undefined, path = checklist): Manifest {
  return new Map([[path, { sha256: '0'.repeat(64), bytes: 1, source: 'issues/issue-06.md', ...(from !== undefined && { from }) }]])
}

describe('a hand-over', () => {
  let stage: Stage
  let result: IssueResult
  let hash: string

  beforeAll(async () => {
    stage = await stageWith({ audiences: ['members'] })
    result = await stage.run(issueFile('12,345 reports.'))
    hash = emailsOf(result).map(emailHash)[0] ?? ''
  })

  it('that says what the email says is fine', () => {
    expect(outdatedHandovers(manifestOf(hash), [result], { isWhole: true })).toEqual([])
    expect(outdatedHandovers(new Map(), [result], { isWhole: true })).toEqual([])
  })

  it('of an email in which something was corrected is told of, with its folder and what to do', async () => {
    const corrected = await stage.run(issueFile('12,346 reports.'))
    expect(outdatedHandovers(manifestOf(hash), [corrected], { isWhole: false })).toEqual([
      expect.objectContaining({ rule: 'handoff-outdated', severity: 'warning', file: 'issues/issue-06.md', message: 'Unexpected hand-over of an issue that has changed since: handoff/issue-06/mailchimp/public', note: expect.stringContaining('efc-news handoff') }),
    ])
  })

  it('is told of once an issue, with the first of its folders', async () => {
    const corrected = await stage.run(issueFile('12,346 reports.'))
    const services = ['brevo', 'keila', 'listmonk', 'mailchimp', 'phplist', 'plain', 'mailerlite']
    const all = new Map(services.flatMap((name) => [...manifestOf(hash, `issue-06/${name}/public/CHECKLIST.txt`)]))
    const [found, ...others] = outdatedHandovers(all, [corrected], { isWhole: true })
    expect(others).toEqual([])
    expect(found?.message).toMatch(/: handoff\/issue-06\/brevo\/public, (?:[^,]+, ){4}and 2 more$/)
  })

  it('that nobody remembers what it was made from counts as old', () => {
    expect(outdatedHandovers(manifestOf(undefined), [result], { isWhole: false })).toHaveLength(1)
  })

  it('of an issue that is not published any more is told of when all is built', async () => {
    const draft = await stage.run(issueFile('12,345 reports.', ['title: Title', 'date: 2015-03-30', 'status: draft']))
    expect(outdatedHandovers(manifestOf(hash), [draft], { isWhole: true })).toEqual([expect.objectContaining({ rule: 'handoff-outdated', message: expect.stringContaining('there is no more'), note: expect.stringContaining('Delete these') })])
    expect(outdatedHandovers(manifestOf(hash), [], { isWhole: true })).toEqual([expect.objectContaining({ file: null })])
  })

  it('of another issue is left alone by a build of some', () => {
    expect(outdatedHandovers(manifestOf(hash, 'issue-05/plain/public/CHECKLIST.txt'), [result], { isWhole: false })).toEqual([])
  })

  it('of a translation belongs to that', async () => {
    const french = await stage.run({ ...issueFile('12 345 signalements.'), path: 'issues/issue-06.fr.md' })
    const path = 'fr/issue-06/plain/members/CHECKLIST.txt'
    const own = emailsOf(french).map(emailHash)[0]
    expect(outdatedHandovers(manifestOf(own, path), [result, french], { isWhole: true })).toEqual([])
    expect(outdatedHandovers(manifestOf(hash, path), [result, french], { isWhole: true })).toHaveLength(1)
  })
})
