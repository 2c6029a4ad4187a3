import { describe, expect, it } from 'vitest'
import { deadOwnLinks } from '../../src/checks/own-links.js'

const files = new Set(['index.html', 'issue-05/index.html', 'issue-06/index.html', 'issue-06/email.html', 'events.ics'])
const found = (path: string): string[] => deadOwnLinks([{ path: 'issues/a.md', links: [{ address: `../${path}`, path, place: { line: 7, column: 3 } }] }], files).map(({ file, place, rule, message, note }) => `${file}:${place?.line}:${place?.column} ${rule} ${message} | ${note}`)

describe('a link between issues', () => {
  it.each(['index.html', 'issue-05/index.html', 'issue-05', 'issue-06/email.html', 'events.ics'])('leads to what is there: %s', (path) => {
    expect(found(path)).toEqual([])
  })

  it('is told where it leads nowhere, with what may have been meant', () => {
    expect(found('issue-50/index.html')).toEqual([expect.stringMatching(/^issues\/a\.md:7:3 dead-link Unexpected link to `\.\.\/issue-50\/index\.html`, expected a page that the archive has \| Did you mean issue-0[56]\/\? /)])
    expect(found('nothing-like-it/at-all')).toEqual([expect.not.stringContaining('Did you mean')])
    expect(found('nowhere/index.html')).toEqual([expect.not.stringContaining('Did you mean')])
  })
})
