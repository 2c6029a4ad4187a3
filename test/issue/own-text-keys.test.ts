import { describe, expect, it } from 'vitest'
import { parseHead } from '../../src/issue/parse-issue.js'
import { issueFile, newsletterWith } from '../stages/stage.js'
import { brief } from './reading.js'

const newsletter = newsletterWith({ funding: { programme: { text: 'Paid for by us.' } } })
const lines = { topics: 'topics: [Law]', credits: 'credits: { Editor: A }', cover: 'cover: a.jpg', funding: 'funding: programme' }

function told(name: string, ...more: readonly string[]): string[] {
  const { head, messages } = parseHead({ ...issueFile('', ['title: T', 'date: 2015-03-30', ...more]), path: `issues/${name}.md` }, newsletter)
  expect(head).not.toBeNull()
  return brief(messages, 0)
}

describe('the text of the events page or of the page of members', () => {
  it.each(['events', 'members', 'members.fr'])('is told of what that page would not show, where it stands: %s', (name) => {
    const place = name.replace('.fr', '')
    for (const [key, line] of Object.entries(lines)) expect(told(name, 'type: page', line, ...(key === 'cover' ? ['alt: x'] : []))).toEqual([`5:1 unknown-key Unexpected \`${key}\`, expected none in the text of the ${place} page`])
    expect(told(name, 'type: page', 'topics: []')).toEqual([])
  })

  it('is not any other file', () => {
    for (const line of Object.values(lines)) {
      const alt = line.startsWith('cover') ? ['alt: x'] : []
      expect(told('about', 'type: page', line, ...alt)).toEqual([])
      expect(told('issue-06', line, ...alt)).toEqual([])
    }
  })
})
