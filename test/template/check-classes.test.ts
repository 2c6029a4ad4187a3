import { describe, expect, it } from 'vitest'
import { checkClasses } from '../../src/template/check-classes.js'
import { places, source } from './files.js'

describe('checkClasses', () => {
  it('knows the classes that mj-attributes define', () => {
    expect(checkClasses(source('<mj-attributes><mj-class name="brand" /><mj-class name="small" /></mj-attributes><mj-text mj-class="brand small">x</mj-text>'))).toEqual([])
  })

  it('tells of a class that nothing defines', () => {
    const messages = checkClasses(source('<mj-class name="brand" />\n <mj-text mj-class="brnd">x</mj-text>'))
    expect(places(messages)).toEqual(['template-name templates/a.mjml:2:2'])
    expect(messages[0]?.note).toBe('Did you mean "brand"?')
  })
})
