import { describe, expect, it } from 'vitest'
import { composeMail } from '../../src/mail/compose.js'
import { embedPictures } from '../../src/mail/embed.js'
import { sha256 } from '../../src/sha256.js'
import { message, parsed } from './messages.js'

const base = 'https://example.org/a&b=c/'
const [red, blue] = [Uint8Array.of(1, 2, 3), Uint8Array.of(4, 5, 6)]
const pictures = new Map([['assets/red.png', red], ['assets/blue.jpg', blue], ['assets/again.png', red], ['assets/line.svg', red]])
const cid = (bytes: Uint8Array): string => `${sha256(bytes).slice(0, 32)}@example.org`

describe('an email with its pictures', () => {
  it('names each by its content, whichever way its address was written', () => {
    const { html, pictures: parts } = embedPictures(`<img alt="R" src="https://example.org/a&amp;b=c/assets/red.png" width="2"><IMG src="https://example.org/a&#x26;b&#x3D;c/assets/blue.jpg">`, { base, pictures })
    expect(html).toBe(`<img alt="R" src="cid:${cid(red)}" width="2"><IMG src="cid:${cid(blue)}">`)
    expect(parts).toEqual([{ cid: cid(red), contentType: 'image/png', bytes: red, name: 'red.png' }, { cid: cid(blue), contentType: 'image/jpeg', bytes: blue, name: 'blue.jpg' }])
  })

  it('has a picture once, however often it is shown', () => {
    const image = (path: string): string => `<img src="https://example.org/a&amp;b=c/${path}">`
    expect(embedPictures(image('assets/red.png') + image('assets/red.png') + image('assets/again.png'), { base, pictures }).pictures).toHaveLength(1)
  })

  it('keeps the links of what is not there, and all that is no picture', () => {
    const html = `<a href="https://example.org/a&amp;b=c/assets/red.png">R</a><img src="https://other.example/assets/red.png"><img src="https://example.org/a&amp;b=c/assets/none.png"><img src="https://example.org/a&#x26;b=c/assets/line.svg"> src="${base}assets/red.png"`
    expect(embedPictures(html, { base, pictures })).toEqual({ html, pictures: [] })
  })

  it('arrives with them', async () => {
    const { html, pictures: parts } = embedPictures(`<img src="https://example.org/a&amp;b=c/assets/red.png">\n`, { base, pictures })
    const mail = await parsed((await composeMail({ ...message, html, pictures: parts })).bytes)
    expect(mail.html).toBe(html)
    expect(mail.attachments).toMatchObject([{ contentId: `<${cid(red)}>`, content: red.buffer, related: true }])
  })
})
