import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/project/read-config.js'
import { brief } from '../issue/reading.js'
import { folderWith } from './folder.js'

const config = 'name: Letter\nurl: https://letter.example.org/\n'
const read = async (more: string): ReturnType<typeof readConfig> => readConfig(await folderWith({ 'newsletter.yaml': `${config}${more}` }))

describe('newsletter.yaml', () => {
  it('is read with its text, and the places of its settings', async () => {
    const { newsletter, text, placeOf, messages } = await read('brand:\n  logo: { file: logo.png, alt: L }\n')
    expect([newsletter?.name, text?.startsWith(config), messages]).toEqual(['Letter', true, []])
    expect(placeOf(['brand', 'logo', 'file'])).toMatchObject({ line: 4, column: 17 })
  })

  it('makes a newsletter whose colours cannot be read, and says so where they stand', async () => {
    const { newsletter, messages } = await read('brand:\n  accent: "#ffcc00"\n  dark: { primary: "#222222" }\n')
    expect(newsletter?.brand.accent).toBe('#ffcc00')
    expect(messages.map(({ rule, severity, file }) => `${rule} ${severity} ${file}`)).toEqual(['brand-contrast error newsletter.yaml', 'brand-contrast error newsletter.yaml'])
    expect(brief(messages, 0)).toEqual([
      expect.stringMatching(/^4:11 brand-contrast Unexpected colour #ffcc00 for `brand\.accent`: it has a contrast of 1\.\d+:1 on white \(#ffffff\)/),
      expect.stringMatching(/^5:20 brand-contrast Unexpected colour #222222 for `brand\.dark\.primary`/),
    ])
  })

  it('says nothing of colours while it has other mistakes', async () => {
    const { newsletter, messages } = await read('brand:\n  accent: "#ffcc00"\nnmae: x\n')
    expect(newsletter).toBeNull()
    expect(messages.map(({ rule }) => rule)).toEqual(['unknown-key'])
  })
})
