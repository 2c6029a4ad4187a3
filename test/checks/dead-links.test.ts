import { describe, expect, it } from 'vitest'
import { deadLinks } from '../../src/checks/dead-links.js'
import { checking } from './checking.js'

describe('a link', () => {
  it.each([
    ['[the fifth](issue-05.md)', '1:1 dead-link Unexpected link to the file `issue-05.md`, expected the address of its page'],
    ['[the fifth](../issues/issue-05.md#x)', '1:1 dead-link Unexpected link to the file `../issues/issue-05.md#x`, expected the address of its page'],
    ['[here]()', '1:1 dead-link Unexpected link without an address, expected one that leads somewhere'],
    ['[](https://example.org)', '1:1 dead-link Unexpected link without words, expected words that say where it leads'],
    ['[![](https://example.org/a.png)](https://example.org)', '1:1 dead-link Unexpected link without words, expected words that say where it leads'],
    ['[below](#nowhere)', '1:1 dead-link Unexpected link to `#nowhere`, expected the id of a block'],
  ])('is dead as %s', (body, expected) => {
    expect(checking(deadLinks)(body)).toEqual([expected])
  })

  it.each(['[a](https://example.org/readme.md)', '[a](#one)\n\n## One\n\nx', '[a](#there)\n\n<span id="there">x</span>', '[top](#)', '[![A map](https://example.org/a.png)](https://example.org)', 'x[^1]\n\n[^1]: y'])('leads somewhere in %j', (body) => {
    expect(checking(deadLinks)(body)).toEqual([])
  })

  it.each([
    ['[members](#m)\n\n:::article[M]{audience=members id=m}\nx\n:::', '1:1 audience-reference Unexpected link to `#m`, expected a block that every reader of this text gets'],
    ['[the page](#w)\n\n:::article[W]{only=web id=w}\nx\n:::', '1:1 audience-reference Unexpected link to `#w`, expected a block that every reader of this text gets'],
    ['a[^1]\n\n:::article[M]{audience=members id=m}\nx\n:::\n\n[^1]: [n](#m)', '7:7 audience-reference Unexpected link to `#m`, expected a block that every reader of this text gets'],
  ])('does not lead to what its readers do not get: %j', (body, expected) => {
    expect(checking(deadLinks)(body)).toEqual([expected])
  })

  it.each([
    [':::article[A]{audience=members}\n[b](#m)\n:::\n\n:::article[M]{audience=members id=m}\nx\n:::'],
    [':::article[A]{only=web}\n[b](#w)\n:::\n\n:::article[W]{only="web email" id=w}\nx\n:::'],
  ])('leads to what the same readers get: %j', (body) => {
    expect(checking(deadLinks)(body)).toEqual([])
  })
})
