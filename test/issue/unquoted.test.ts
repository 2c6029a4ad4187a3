import { describe, expect, it } from 'vitest'
import { parseIssue } from '../../src/issue/parse-issue.js'
import { issueFile, newsletterWith } from '../stages/stage.js'

const notesOf = (attributes: string): string[] => parseIssue(issueFile(`:::event[E]{${attributes}}\nx\n:::`), newsletterWith({ audiences: ['members'] })).messages.map(({ rule, message, note }) => `${rule} ${message} | ${note}`)

describe('a value with a space, but without quotation marks', () => {
  it('is told as what it is', () => {
    expect(notesOf('start=2015-04-07 10:30')).toEqual(['block-attribute Unexpected key `10:30`, expected a known one | A value with a space in it stands in quotation marks: `start="2015-04-07 10:30"`.'])
  })

  it('is no other mistake', () => {
    expect(notesOf('strat=2015-04-07').join()).toContain('Did you mean "start"?')
    expect(notesOf('start=2015-04-07 members')[0]).toMatch(/^audience-unknown /)
    expect(notesOf('cancelled start=2015-04-07').join()).not.toContain('quotation')
  })
})
