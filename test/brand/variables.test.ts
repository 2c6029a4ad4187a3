import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { brandVariables, paint, rootRule } from '../../src/brand/variables.js'
import { brand } from './colors.js'

const email = brandVariables(brand, 'email')

describe('the variables of a brand', () => {
  it('are these, in this order: templates of a newsletter’s own are written with them', () => {
    expect([...email.keys()]).toEqual(['--brand-primary', '--brand-accent', '--brand-primary-dark', '--brand-accent-dark', '--brand-mark-dark', '--font-text', '--font-sans'])
    expect([...brandVariables(brand, 'web').keys()]).toEqual([...email.keys()])
  })

  it('carry what the newsletter chose', () => {
    const own = brandVariables({ primary: '#005f3b', accent: '#7a1f1f', dark: { primary: '#aaddcc', accent: '#ffbbaa' }, fonts: { text: 'Palatino, serif', sans: 'Inter, sans-serif' } }, 'web')
    expect(Object.fromEntries(own)).toEqual({
      '--brand-primary': '#005f3b',
      '--brand-accent': '#7a1f1f',
      '--brand-primary-dark': '#aaddcc',
      '--brand-accent-dark': '#ffbbaa',
      '--brand-mark-dark': '#1b442f',
      '--font-text': 'Palatino,serif',
      '--font-sans': 'Inter,sans-serif',
    })
  })

  it('are all that the templates name', () => {
    const folder = new URL('../../templates/', import.meta.url)
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(?:css|mjml|hbs)$/.test(path))
    const named = files.flatMap((path) => [...readFileSync(new URL(path, folder), 'utf8').matchAll(/var\((--(?:brand|font)-[\w-]+)/g)].map(([, name]) => name))
    expect(named).not.toEqual([])
    expect([...email.keys()]).toEqual(expect.arrayContaining([...new Set(named)]))
  })
})

describe('paint', () => {
  it('writes the values out', () => {
    expect(paint('a{color:var(--brand-primary);font-family:var( --font-sans )}', email)).toBe("a{color:#0b3d91;font-family:'Segoe UI',Helvetica,Arial,sans-serif}")
    expect(paint('var(--brand-primary-dark) var(--brand-primary)', email)).toBe('#9fc3ff #0b3d91')
  })

  it('leaves every other name, and what only looks like one, as it is', () => {
    const text = 'var(--brand) var(--brand-primary-) var(--ink) --brand-primary var(--brand-primary, red) {{var}} $& $1'
    expect(paint(text, email)).toBe(text)
  })

  it('puts a value in as it is, whatever its letters mean to a replacement', () => {
    expect(paint('var(--x)', new Map([['--x', "$&$1$'"]]))).toBe("$&$1$'")
  })
})

describe('the rule for the stylesheet', () => {
  it('sets every variable', () => {
    expect(rootRule(new Map([['--a', '#112233'], ['--b', "'X Y', serif"]]))).toBe(":root{--a:#112233;--b:'X Y', serif}")
  })
})
