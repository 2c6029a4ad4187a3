import { describe, expect, it } from 'vitest'
import { resolveInclude } from '../../src/template/include-path.js'

describe('resolveInclude', () => {
  it.each([
    ['email/layout.mjml', './footer.mjml', 'email/footer.mjml'],
    ['email/layout.mjml', 'footer.mjml', 'email/footer.mjml'],
    ['email/layout.mjml', './blocks/', 'email/blocks/'],
    ['email/layout.mjml', 'blocks//event.mjml', 'email/blocks/event.mjml'],
    ['email/blocks/event.mjml', '../parts/button.mjml', 'email/parts/button.mjml'],
  ])('reads, in %s, %s as %s', (from, path, key) => {
    expect(resolveInclude(from, path)).toBe(key)
  })

  it.each([
    '',
    '../web/issue.hbs',
    '../email/footer.mjml',
    './a/../../secret',
    '/etc/passwd',
    '//server/share',
    '\\\\server\\share',
    '..\\secret',
    'C:\\secret',
    'c:/secret',
    'file:///etc/passwd',
    'https://example.org/x.mjml',
    '%2e%2e/secret',
    'foot%65r.mjml',
    'a\0b',
    '{{name}}.mjml',
  ])('refuses %j', (path) => {
    expect(resolveInclude('email/layout.mjml', path)).toBeNull()
  })
})
