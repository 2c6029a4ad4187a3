import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fontsOf, fontStack } from '../../src/brand/fonts.js'
import { brand } from './colors.js'

describe('a font stack', () => {
  it.each([
    ['Charter, "Bitstream Charter", Georgia, serif', "Charter, 'Bitstream Charter', Georgia, serif"],
    ["'Segoe UI',Helvetica ,Arial,  sans-serif", "'Segoe UI', Helvetica, Arial, sans-serif"],
    ['Times New Roman, serif', "'Times New Roman', serif"],
    ['"Source   Sans 3",\n  system-ui', "'Source Sans 3', system-ui"],
    ['"Charter", serif', 'Charter, serif'],
    ['system-ui, -apple-system, sans-serif', 'system-ui, -apple-system, sans-serif'],
    ['3270, monospace', "'3270', monospace"],
    ['"serif", "inherit", Serif', "'serif', 'inherit', serif"],
    ['メイリオ, sans-serif', "'メイリオ', sans-serif"],
    ['serif', 'serif'],
  ])('gets one spelling: %s', (text, stack) => {
    expect(fontStack(text)).toBe(stack)
  })

  it.each([
    ['nothing', ''],
    ['no generic family at its end', 'Charter, Georgia'],
    ['a generic family in quotes at its end', 'Charter, "serif"'],
    ['an empty name', 'Charter,, serif'],
    ['a comma too many', 'Charter, serif,'],
    ['a word of CSS', 'inherit, serif'],
    ['quotes that differ', '"Charter\', serif'],
    ['a quote that stays open', '"Charter, serif'],
    ['a quote in a name', 'O\'Hara, serif'],
    ['two names in one', '"a" "b", serif'],
    ['more than a mail client should get', `${'Charter, '.repeat(30)}serif`],
    ['another declaration', 'serif; color: red'],
    ['the end of a style element', '</style>, serif'],
    ['an address', 'url(https://example.org/a), serif'],
    ['a variable', 'var(--x), serif'],
    ['an escape', 'Ch\\61rter, serif'],
    ['a comment', 'Charter/**/, serif'],
    ['a tag of a template', '{{name}}, serif'],
    ['an entity', 'Charter&quot;, serif'],
    ['a direction override', 'Char\u202Eter, serif'],
    ['a zero byte', 'Char\u0000ter, serif'],
    ['!important', 'Charter, serif !important'],
  ])('is refused when it holds %s', (_, text) => {
    expect(fontStack(text)).toBeNull()
  })

  it('has names of letters, digits, spaces and hyphens: no other sign of ASCII gets through, in quotes or not', () => {
    const signs = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).filter((sign) => !/[a-zA-Z0-9 ,\t\r\n-]/.test(sign))
    expect(signs.length).toBe(128 - 62 - 6)
    for (const sign of signs) expect([sign, fontStack(`Ch${sign}r, serif`), fontStack(`"Ch${sign}r", serif`), fontStack(`'Ch${sign}r', serif`)]).toEqual([sign, null, null, null])
  })

  it('lets nothing through that could end a declaration, an attribute or an element', () => {
    const pieces = fc.constantFrom('serif', 'Charter', 'Noto Sans', '"', "'", ',', ', ', ' ', '-', ';', '{', '}', '(', ')', '<', '>', '\\', '/', '&', ':', '!', '@', '\n', 'url', 'é', '3', '\u202E')
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.array(pieces, { maxLength: 8 }).map((parts) => `${parts.join('')}, serif`))
    fc.assert(
      fc.property(text, (text) => {
        const stack = fontStack(text)
        if (stack === null) return
        expect(stack).toMatch(/^(?:(?:[a-zA-Z-][a-zA-Z0-9-]*|'[\p{L}\p{M}\p{Nd} -]+'), )*[a-z-]+$/u)
        expect(fontStack(stack)).toBe(stack)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the fonts of a newsletter', () => {
  it('are those of the system when it names none, and stacks in their one spelling', () => {
    for (const medium of ['email', 'web'] as const) {
      const { text, sans } = fontsOf(brand, medium)
      expect([fontStack(text), fontStack(sans)]).toEqual([text, sans])
    }
    expect(fontsOf(brand, 'email')).toEqual({ text: "Georgia, 'Times New Roman', serif", sans: "'Segoe UI', Helvetica, Arial, sans-serif" })
    expect(fontsOf(brand, 'web').text).toMatch(/^Charter, /)
  })

  it('are its own on both media, each by itself', () => {
    expect(fontsOf({ ...brand, fonts: { text: 'Palatino, serif' } }, 'email')).toEqual({ ...fontsOf(brand, 'email'), text: 'Palatino, serif' })
    expect(fontsOf({ ...brand, fonts: { sans: 'Inter, sans-serif' } }, 'web')).toEqual({ ...fontsOf(brand, 'web'), sans: 'Inter, sans-serif' })
  })

  it('are never what is no stack, even when nobody looked before', () => {
    expect(fontsOf({ ...brand, fonts: { text: 'x;} body{display:none', sans: '' } }, 'web')).toEqual(fontsOf(brand, 'web'))
  })
})
