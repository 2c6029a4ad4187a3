import { describe, expect, it } from 'vitest'
import { isVisible, type Visibility } from '../../src/issue/issue.js'
import { everyone, narrow, splitNames } from '../../src/issue/visibility.js'

const context = { file: 'a.md', placeOf: () => ({ line: 1, column: 1 }), audiences: ['members', 'partners'] }
const only = (audience: readonly string[] | undefined, medium?: readonly string[], outer: Visibility = everyone): ReturnType<typeof narrow> => narrow(outer, { audience, only: medium }, context)

describe('visibility', () => {
  it('is everyone’s, everywhere, unless something is said', () => {
    expect(isVisible(everyone, 'public', 'web')).toBe(true)
    expect(only(undefined)).toEqual({ visibility: everyone, messages: [] })
  })

  it('narrows, and never widens again', () => {
    const members = only(['members', 'partners']).visibility
    const inner = only(['public', 'members'], ['email'], members).visibility
    expect(isVisible(members, 'public', 'web')).toBe(false)
    expect(isVisible(inner, 'public', 'email')).toBe(false)
    expect(isVisible(inner, 'members', 'email')).toBe(true)
    expect(isVisible(inner, 'members', 'text')).toBe(false)
    expect(isVisible(inner, 'partners', 'email')).toBe(false)
  })

  it('is nobody’s when a name is not known: a typing error must not publish', () => {
    const { visibility, messages } = only(['memberz'])
    expect(isVisible(visibility, 'public', 'web')).toBe(false)
    expect(isVisible(visibility, 'members', 'web')).toBe(false)
    expect(messages).toEqual([expect.objectContaining({ rule: 'audience-unknown', note: expect.stringContaining('Did you mean "members"?') })])
  })

  it('is nobody’s when the name is forgotten', () => {
    expect(isVisible(only([]).visibility, 'public', 'web')).toBe(false)
    expect(only([]).messages).toHaveLength(1)
    expect(only([], []).messages.map(({ note }) => note)).toEqual([expect.stringContaining('`audience=members`'), expect.stringContaining('`only=email`')])
    expect(JSON.stringify(only([], []).messages)).not.toMatch(/delete/i)
  })

  it('takes names between commas and spaces', () => {
    expect(splitNames(' members,partners  public ')).toEqual(['members', 'partners', 'public'])
  })
})
