import { describe, expect, it } from 'vitest'
import { plannedEditions } from '../../src/issue/planned-editions.js'
import { parsed } from './reading.js'

const planned = (body: string, ...frontMatter: string[]) => plannedEditions(parsed(body, { frontMatter: ['title: T', 'date: 2015-01-01', ...frontMatter] }).issue, ['members'])

describe('the editions of an issue', () => {
  it('are emails for every audience and a page', () => {
    expect(planned('x')).toEqual({ emails: ['public', 'members'], page: true })
  })

  it('are those in which something is said', () => {
    expect(planned(':::article[X]{audience=members}\nx\n:::')).toEqual({ emails: ['members'], page: false })
    expect(planned(':::article[X]{only=web}\nx\n:::')).toEqual({ emails: [], page: true })
    expect(planned('x', 'audience: members')).toEqual({ emails: ['members'], page: false })
  })

  it('have no email of a page', () => {
    expect(planned('x', 'type: page')).toEqual({ emails: [], page: true })
  })

  it('are planned by the front matter alone where there is no text yet', () => {
    expect(planned('')).toEqual({ emails: ['public', 'members'], page: true })
  })
})
