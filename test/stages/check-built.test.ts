import { beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '../../src/output/manifest.js'
import { sha256 } from '../../src/sha256.js'
import { checkBuilt } from '../../src/stages/check-built.js'
import type { IssueResult } from '../../src/stages/issue-result.js'
import { allPictures, issueFile, stageWith } from './stage.js'

describe('what is handed over', () => {
  let result: IssueResult
  let built: Manifest

  beforeAll(async () => {
    const { run } = await stageWith({}, { ask: allPictures })
    result = await run(issueFile('![A room](room.png)'))
    const files = [...result.artefacts.map(({ path, contents }) => [path, String(contents)] as const), ...result.assets.map((path) => [`archive/${path}`, ''] as const)]
    built = new Map(files.map(([path, text]) => [path, { sha256: sha256(text), bytes: text.length, source: result.path }]))
  })

  it('is what was built', () => {
    expect(result.assets.length).toBeGreaterThan(0)
    expect(checkBuilt(result, built)).toEqual([])
  })

  it('was built at all', () => {
    expect(checkBuilt(result, new Map())).toEqual([expect.objectContaining({ rule: 'handoff-unbuilt', severity: 'error', file: result.path, message: 'Unexpected issue, expected one that was built' })])
  })

  it('is uploaded, unless it is under embargo: then it is built beside what is on the web', () => {
    const noteOf = (of: IssueResult): string => checkBuilt(of, new Map())[0]?.note ?? ''
    expect(noteOf(result)).toMatch(/upload the archive/)
    const { head } = result
    if (head === null) throw new Error('No head')
    const note = noteOf({ ...result, head: { ...head, embargo: '2031-10-01T10:00' } })
    expect(note).toContain('`efc-news build --as-of 2031-10-01T10:00 --out <another folder>`, and name this folder with `--dist`')
    expect(note).not.toMatch(/upload/i)
  })

  it.each(['html', 'txt'])('has the .%s that was built', (extension) => {
    const path = `email/issue-06/public.${extension}`
    const changed = new Map([...built, [path, { sha256: sha256('other'), bytes: 5, source: result.path }]])
    expect(checkBuilt(result, changed)).toEqual([expect.objectContaining({ rule: 'handoff-unbuilt', message: expect.stringContaining('something has changed since') })])
  })

  it('has its page and its pictures in the archive', () => {
    for (const path of ['archive/issue-06/index.html', `archive/${result.assets[0]}`]) {
      expect(checkBuilt(result, new Map([...built].filter(([name]) => name !== path)))).toHaveLength(1)
    }
  })

  it('may have a page that the site stage has finished since: only emails are held to their bytes', () => {
    const path = 'archive/issue-06/index.html'
    expect(checkBuilt(result, new Map([...built, [path, { sha256: sha256('finished'), bytes: 8, source: result.path }]]))).toEqual([])
  })
})
