import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { endingElements } from '../../src/template/mjml-elements.js'

describe('mjml-elements', () => {
  it('lists the ending elements that MJML itself has', () => {
    const require = createRequire(import.meta.url)
    const preset = createRequire(require.resolve('mjml'))('mjml-preset-core') as { components: { componentName: string; endingTag?: boolean }[] }
    const names = preset.components.filter(({ endingTag }) => endingTag).map(({ componentName }) => componentName)
    expect(endingElements).toEqual(names.sort())
  })
})
