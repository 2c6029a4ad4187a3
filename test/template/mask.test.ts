import { describe, expect, it } from 'vitest'
import { mask } from '../../src/template/mask.js'
import { source } from './files.js'

describe('mask', () => {
  it('gives every tag a word of its own, and takes comments out', () => {
    const masked = mask(source('{{a}} {{!-- b --}}{{a}} {{{c "}}"}}}'))
    expect(masked.source.text).toBe('hbs0x hbs1x hbs2x')
    expect(masked.unmask('hbs2x hbs0x hbs0x')).toBe('{{{c "}}"}}} {{a}} {{a}}')
    expect(masked.tagsIn('hbs2x hbs0x').map(({ start }) => start)).toEqual([24, 0])
  })

  it('finds a word that the template does not have', () => {
    const masked = mask(source('hbs0x {{a}}'))
    expect(masked.unmask(masked.source.text)).toBe('hbs0x {{a}}')
  })
})
