import { expect, it } from 'vitest'
import { emptyIssue } from '../../src/checks/empty-issue.js'
import { checking } from './checking.js'

it('warns of an issue without text', () => {
  expect(checking(emptyIssue)('\n\n')).toEqual(['- empty-issue Unexpected issue without text, expected an article'])
  expect(checking(emptyIssue)('<!-- only a comment -->')).toHaveLength(1)
  expect(checking(emptyIssue)('a')).toEqual([])
})
