import { describe, expect, it } from 'vitest'
import { missingReferences, references, unusedFootnotes } from '../../src/checks/references.js'
import { checking, placesOf } from './checking.js'

const note = '[^1]: words'
const members = (body: string): string => `:::article[M]{audience=members}\n${body}\n:::`

describe('what an edition refers to', () => {
  const places = placesOf(references)

  it.each([
    ['a note for everyone', `a[^1]\n\n${note}`],
    ['a note for everyone in a block for members', `${members('a[^1]')}\n\n${note}`],
    ['a note in the same block', members(`a[^1]\n\n${note}`)],
    ['a note in a list of the same block', members(`a[^1]\n\n- b\n\n  ${note}`)],
    ['an address in a block that holds more readers', ':::article[M]{audience="members partners"}\n[u]: /x\n:::\n\n:::article[N]{audience=members}\n[a][u]\n:::'],
    ['nothing', 'a'],
  ])('may be %s', (_, body) => {
    expect(places(body)).toEqual([])
  })

  it.each([
    ['a members’ note', `${members(note)}\n\na[^1]`, '5:2'],
    ['a members’ address', `${members('[u]: /x')}\n\n[a][u]`, '5:1'],
    ['a members’ picture', `${members('[u]: /x')}\n\n![a][u]`, '5:1'],
    ['a members’ note in a list', `${members('- a\n\n  [^1]: words')}\n\na[^1]`, '7:2'],
    ['a members’ note from a title', `${members(note)}\n\n## A[^1]`, '5:5'],
    ['a members’ note from a footnote for everyone', `${members(note)}\n\na[^2]\n\n[^2]: b[^1]`, '7:8'],
    ['a note that is on the web only', `:::article[W]{only=web}\n${note}\n:::\n\na[^1]`, '5:2'],
    ['partners’ words from members’', `:::article[P]{audience=partners}\n${note}\n:::\n\n${members('a[^1]')}`, '6:2'],
  ])('must not be %s', (_, body, place) => {
    expect(places(body)).toEqual([`${place} audience-reference`])
  })
})

describe('what looks like a reference', () => {
  const places = placesOf(missingReferences)

  it.each(['a[^1]\n\n[^1]: x', 'a \\[^1]', '`[^1]`', '[a][b]', '[x] done'])('may be as in %j', (body) => {
    expect(places(body)).toEqual([])
  })

  it('is a footnote that somebody forgot', () => {
    expect(checking(missingReferences)('see\nhere[^1]')).toEqual(['2:5 reference-missing Unexpected `[^1]`, expected a reference to something that is defined'])
  })

  it('is defined in a block below, which the text above cannot see', () => {
    expect(places(`[a][u]\n\n${members('[u]: /x')}`)).toEqual(['1:1 reference-missing'])
  })
})

describe('a footnote', () => {
  const places = placesOf(unusedFootnotes)

  it.each([
    ['that the text refers to', `a[^1]\n\n${note}`], ['that a title refers to', `## a[^1]\n\n${note}`], ['that another footnote refers to', `a[^2]\n\n[^2]: b[^1]\n\n${note}`], ['that only members’ text refers to', `${members('a[^1]')}\n\n${note}`], ['in a quotation', `a[^1]\n\n> ${note}`],
  ])('%s is read', (_, body) => {
    expect(places(body)).toEqual([])
  })

  it.each([
    ['to which nothing refers', `a\n\n${note}`, ['3:1']], ['that only itself refers to', 'a\n\n[^1]: b[^1]', ['3:1']], ['that only another such footnote refers to', `a\n\n[^2]: b[^1]\n\n${note}`, ['3:1', '5:1']], ['that has the name of an earlier one', `a[^1]\n\n${note}\n\n[^1]: others`, ['5:1']], ['in a list, to which nothing refers', `- a\n\n  ${note}`, ['3:3']],
  ])('%s would be lost', (_, body, expected) => {
    expect(places(body)).toEqual(expected.map((place) => `${place} reference-missing`))
  })
})
