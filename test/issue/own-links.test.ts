import { describe, expect, it } from 'vitest'
import { parseIssue } from '../../src/issue/parse-issue.js'
import { ownLinks } from '../../src/issue/own-links.js'
import { issueFile, newsletterWith } from '../stages/stage.js'

const url = 'https://letter.example.org/news/'

function linksOf(body: string): string[] {
  const { parsed } = parseIssue(issueFile(body), newsletterWith({ url }))
  if (parsed === null) throw new Error('No issue')
  return ownLinks(parsed.issue, `${url}issue-06/`, url).map(({ path, place }) => `${place?.line ?? '-'} ${path}`)
}

describe('the links of an issue into the archive', () => {
  it.each([
    ['../issue-05/', 'issue-05/index.html'],
    ['../issue-05/#a', 'issue-05/index.html'],
    ['../issue-05', 'issue-05'],
    ['issue-05/', 'issue-06/issue-05/index.html'],
    ['../', 'index.html'],
    ['../events.ics', 'events.ics'],
    ['../search/?q=x', 'search/index.html'],
    [`${url}fr/issue-05/`, 'fr/issue-05/index.html'],
    [`${url}%C3%A9t%C3%A9/`, 'été/index.html'],
    ['../../../etc/passwd', '../../../etc/passwd'],
  ])('are resolved as a browser does: %s', (address, path) => {
    expect(linksOf(`[words](${address})`)).toEqual([`5 ${path}`])
  })

  it('are those of definitions, of titles, of blocks in blocks and of footnotes too', () => {
    expect(linksOf('[a][b]\n\n## A [title](../t/)\n\n::::article[A]\n:::aside\n[x](../x/)\n:::\n::::\n\n[b]: ../b/\n\nx[^1]\n\n[^1]: [n](../n/)').map((link) => link.split(' ')[1]).toSorted()).toEqual(['b/index.html', 'n/index.html', 't/index.html', 'x/index.html'])
  })

  it.each(['https://example.org/', 'https://letter.example.org/', 'mailto:a@example.org', '#part', 'https://letter.example.org/newsletter/'])('are none that lead elsewhere: %s', (address) => {
    expect(linksOf(`[words](${address})`)).toEqual([])
  })
})
