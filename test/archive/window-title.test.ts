import { describe, expect, it } from 'vitest'
import { windowTitle } from '../../src/archive/window-title.js'

const long = 'The fourth issue, whose title is very long, as the titles of reports & of “white papers” tend to be'

describe('the title of a window', () => {
  it.each([
    ['Issue 7', 'Issue 7 – The Letter', 'Issue 7 – The Letter'],
    ['Short', `Short – ${'x'.repeat(63)}`, 'Short'],
    [long, `${long} – The Letter`, 'The fourth issue, whose title is very long, as the titles of reports…'],
    ['One, two: three – '.repeat(10), 'x'.repeat(71), 'One, two: three – One, two: three – One, two: three – One, two…'],
    ['ab'.repeat(90), 'x'.repeat(71), `${'ab'.repeat(34)}a…`],
    ['𝒂'.repeat(90), 'x'.repeat(71), `${'𝒂'.repeat(34)}…`],
  ])('of %s is whole, or all that there is room for', (title, whole, expected) => {
    expect(windowTitle(title, whole)).toBe(expected)
  })

  it('has at most 70 characters as templates write it', () => {
    for (const title of [long, '"Quoted" '.repeat(20), "'".repeat(200), 'a='.repeat(100)]) {
      expect(windowTitle(title, `${title} – x`).replace(/[&<>"'`=]/g, '&#x27;').length).toBeLessThanOrEqual(70)
    }
  })
})
