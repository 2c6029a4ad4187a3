import { describe, expect, it } from 'vitest'
import { absolute, issuePath, permalink } from '../../src/archive/permalinks.js'

describe('an issue', () => {
  it('has a path and a permanent address, whatever its script', () => {
    expect(issuePath({ slug: 'عدد-٦', translation: null })).toBe('عدد-٦/index.html')
    expect(permalink('https://example.org/n/', { slug: 'é', translation: null })).toBe('https://example.org/n/%C3%A9/')
  })

  it('has those of its translation in the folder of that language', () => {
    expect(issuePath({ slug: 'issue-06', translation: 'pt-BR' })).toBe('pt-br/issue-06/index.html')
    expect(permalink('https://example.org/n/', { slug: 'issue-06', translation: 'fr' })).toBe('https://example.org/n/fr/issue-06/')
  })
})

describe('an address of the archive', () => {
  it('is that of a folder for its page, and that of the file for all else', () => {
    expect(['index.html', 'fr/index.html', 'feed.xml', 'a-index.html'].map((path) => absolute('https://example.org/', path))).toEqual(['https://example.org/', 'https://example.org/fr/', 'https://example.org/feed.xml', 'https://example.org/a-index.html'])
  })
})
