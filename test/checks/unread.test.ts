import { describe, expect, it } from 'vitest'
import { unread } from '../../src/checks/unread.js'
import { checking } from './checking.js'

const found = '1:1 unread-block Unexpected block that is in no edition, expected one that somebody reads'

describe('a block that nobody would read', () => {
  it.each([
    ['is for members on the web, where only the public is', ':::article[X]{audience=members only=web}\nx\n:::'],
    ['is for members and partners at once', '::::article[X]{audience=members only=email}\n:::article[Y]{audience=partners}\nx\n:::\n::::'],
  ])('%s', (_, body) => {
    expect(checking(unread)(body).map((text) => text.replace(/^\d+:\d+/, '1:1'))).toEqual([found])
  })

  it('stands in a page of the archive for members, or on a page for emails alone', () => {
    expect(checking(unread, ['title: T', 'date: 2015-01-01', 'type: page', 'audience: members'])('x').length).toBe(1)
    expect(checking(unread, ['title: T', 'date: 2015-01-01', 'type: page'])('x\n\n:::article[Y]{only=email}\ny\n:::').length).toBe(1)
  })

  it.each(['x', ':::article[X]{audience=members}\nx\n:::', ':::article[X]{only=web}\nx\n:::', ':::article[X]{audience="public members" only=text}\nx\n:::'])('is not %j', (body) => {
    expect(checking(unread)(body)).toEqual([])
  })
})
