import { describe, expect, it } from 'vitest'
import { addressOf, folderOf } from '../../src/issue/address.js'

describe('the address of an issue', () => {
  it('is its slug; that of a translation lies in the folder of its language', () => {
    expect(addressOf({ slug: 'issue-06', translation: null })).toBe('issue-06')
    expect(addressOf({ slug: 'issue-06', translation: 'fr' })).toBe('fr/issue-06')
  })

  it('has its language in small letters: most hosts tell letters apart', () => {
    expect([folderOf('pt-BR'), folderOf('zh-Hant-TW'), folderOf(null)]).toEqual(['pt-br/', 'zh-hant-tw/', ''])
  })
})
