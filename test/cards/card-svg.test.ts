import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { cardSvg } from '../../src/cards/card-svg.js'
import { cardWith } from './cards.js'

describe('a card', () => {
  it('is made of shapes alone, in the colours that it is given', async () => {
    const { svg } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse((await cardSvg(cardWith())) ?? '') as { svg: { path: Array<{ fill: string; d: string }> } } // what the parser makes of an SVG of paths
    expect(Object.keys(svg).toSorted()).toEqual(['height', 'path', 'width', 'xmlns'])
    for (const path of svg.path) {
      expect(Object.keys(path).toSorted()).toEqual(['d', 'fill'])
      expect(path.d).toMatch(/^M[\d .MLHVQCZhv-]+Z$/)
    }
    expect(svg.path.map(({ fill }) => fill)).toEqual(['#ffffff', '#0b3d91', '#16202e', '#51606f', '#16202e', '#51606f'])
  })

  it.each([
    ['Greek', 'Η προστασία των παιδιών στο διαδίκτυο'],
    ['Cyrillic', 'Захист дітей в інтернеті'],
    ['Central European', 'Příliš žluťoučký kůň, zażółć gęślą jaźń, ő ű ș ț'],
    ['Vietnamese', 'Nguyễn Ái Quốc ở Hà Nội'],
    ['French', 'À l’œuvre : « suivre l’argent » – où ?'],
    ['German', 'Maß und „Ziel“ für Grundstücksverkehrsgenehmigungszuständigkeitsübertragungen'],
    ['stressed Cyrillic', 'за́мок'],
  ])('may have a %s title', async (_, title) => {
    expect(await cardSvg(cardWith({ title }))).not.toBe(await cardSvg(cardWith({ title: null })))
  })

  it('without a title, or with the newsletter’s name for one, is a card of the newsletter', async () => {
    expect(await cardSvg(cardWith({ title: 'EFC Newsletter' }))).toBe(await cardSvg(cardWith({ title: null })))
  })

  it.each(['希望', 'سلام', 'שלום', 'Hope (希望)', '🎉'])('whose title is %s is one of the newsletter: letters are missing', async (title) => {
    expect(await cardSvg(cardWith({ title }))).toBe(await cardSvg(cardWith({ title: null })))
  })

  it('leaves out a label and a publisher that cannot be set', async () => {
    expect(await cardSvg(cardWith({ label: '第6期', organisation: '联盟' }))).toBe(await cardSvg(cardWith({ label: null, organisation: null })))
  })

  it('leaves out emoji, and nothing else', async () => {
    expect(await cardSvg(cardWith({ title: '🎉 Following 💶 the money' }))).toBe(await cardSvg(cardWith()))
  })

  it('has its title, also when the newsletter’s name cannot be set', async () => {
    expect(await cardSvg(cardWith({ newsletter: '通讯' }))).not.toBeNull()
  })

  it.each(['希望', null])('is none when the newsletter’s name cannot be set, nor the title: %s', async (title) => {
    expect(await cardSvg(cardWith({ newsletter: '通讯', title }))).toBeNull()
  })
})
