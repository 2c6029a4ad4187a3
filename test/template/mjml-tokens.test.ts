import { describe, expect, it } from 'vitest'
import { scanMjml } from '../../src/template/mjml-tokens.js'

const shown = (text: string) => scanMjml(text).map((token) => ('name' in token ? `${token.kind} ${token.name}` : `${token.kind} ${token.keeper ?? '-'} ${text.slice(token.start, token.end)}`))

describe('scanMjml', () => {
  it('knows which text is kept, and by which element', () => {
    expect(shown('<mj-column> lost <mj-text> <p>kept</p> </mj-text>\n<!-- c --></mj-column>')).toEqual(['open mj-column', 'text - lost', 'open mj-text', 'text mj-text <p>kept</p>', 'close mj-text', 'comment - <!-- c -->', 'close mj-column'])
  })

  it('does not take what stands in a comment, a Handlebars tag or a quoted value for an element', () => {
    expect(shown('<!-- <mj-text> -->{{!-- <mj-text> --}}<mj-image alt="a > b" src="{{t "<mj-text>"}}" />')).toEqual(['comment - <!-- <mj-text> -->', 'open mj-image'])
  })

  it('reads attributes with their places and the Handlebars in them', () => {
    const text = `<mj-image src="{{t "x"}}" alt='y' wide />`
    const [tag] = scanMjml(text)
    expect(tag).toMatchObject({ isSelfClosing: true, junk: null, attributes: [{ name: 'src', value: '{{t "x"}}', hasTags: true }, { name: 'alt', value: 'y', hasTags: false, start: 26, end: 33 }, { name: 'wide', value: '' }] })
  })

  it.each([
    ['<mj-image width=5>', '=5'],
    ['<mj-image a="b" ="c">', '="c"'],
  ])('tells what is not an attribute in %s', (text, junk) => {
    const [tag] = scanMjml(text)
    expect(tag).toMatchObject({ junk: { start: text.indexOf(junk), end: text.length - 1 } })
  })

  it('reads names in upper case as MJML does, and no longer ones', () => {
    expect(shown('<MJ-TEXT>a</Mj-Text><mjmlx>')).toEqual(['open mj-text', 'text mj-text a', 'close mj-text', 'text - <mjmlx>'])
  })
})
