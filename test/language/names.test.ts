import { describe, expect, it } from 'vitest'
import { languageIn, ownName } from '../../src/language/names.js'

describe('a language', () => {
  it('is called by its own name in a list, as a sentence begins, without its country', () => {
    expect(['en-GB', 'fr', 'de-AT', 'pt-BR', 'ar'].map(ownName)).toEqual(['English', 'Français', 'Deutsch', 'Português', 'العربية'])
  })

  it('begins with the capital of its own alphabet', () => {
    expect(ownName('tr')).toBe('Türkçe')
    expect(ownName('el')).toBe('Ελληνικά')
  })

  it('is called by the reader’s word for it in a sentence', () => {
    expect([languageIn('en-GB', 'fr'), languageIn('fr', 'en-GB'), languageIn('fr-CA', 'de')]).toEqual(['anglais', 'French', 'Französisch'])
  })

  it('is called by its tag when nobody has a word for it', () => {
    expect(ownName('qqx')).toBe('Qqx')
  })
})
