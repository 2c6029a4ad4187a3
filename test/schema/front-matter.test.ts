import { describe, expect, it } from 'vitest'
import { frontMatterSchema } from '../../src/schema/front-matter.js'

const least = { title: 'T', date: '2015-03-30' }
const parse = (settings: object = {}): Record<string, unknown> => frontMatterSchema.parse({ ...least, ...settings })
const problems = (settings: object): string[] => frontMatterSchema.safeParse({ ...least, ...settings }).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []

describe('the front matter', () => {
  it('shows the contents, and is a page of its own, when it says nothing', () => {
    expect(parse()).toMatchObject({ contents: true, home: false, type: 'issue' })
    expect(parse({ contents: false })).toMatchObject({ contents: false })
  })

  it('has a cover, with its description or with an empty one', () => {
    expect(parse({ cover: 'pictures/a.png', alt: '' })).toMatchObject({ cover: 'pictures/a.png', alt: '' })
    // That it is missing is told by a check, which can be softened for an old archive.
    expect(parse({ cover: 'pictures/a.png' })).not.toHaveProperty('alt')
    expect(problems({ cover: '' })).toHaveLength(1)
  })

  it.each([['cover', 'a.jpg'], ['topics', ['T']], ['credits', { Text: 'A' }], ['funding', 'isec']])('takes no words that the home page would not show: %s', (key, value) => {
    const beside = key === 'cover' ? { alt: 'A' } : {}
    expect(problems({ home: true, type: 'page', [key]: value, ...beside })).toEqual([`${key}: none beside \`home: true\`: the home page shows the title and the text`])
    expect(problems({ type: 'page', [key]: value, ...beside })).toEqual([])
  })

  it('takes no description of a cover that is not there', () => {
    expect(problems({ alt: 'A drawing' })).toEqual(['alt: a `cover` beside it, which it describes'])
  })

  it('makes a page the text of the home page, and nothing else', () => {
    expect(parse({ home: true, type: 'page' })).toMatchObject({ home: true })
    for (const more of [{}, { type: 'special' }, { type: 'issue', number: 1 }]) expect(problems({ home: true, ...more })).toEqual(['home: `type: page` beside it: only a page can be the text of the home page'])
  })
})
