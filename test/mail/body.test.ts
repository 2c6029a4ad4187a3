import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mailBody } from '../../src/mail/body.js'
import { parsed, picture } from './messages.js'

const written = (text: string, html: string, pictures = [picture].slice(1)): { source: string; bytes: Uint8Array } => {
  const { contentType, body } = mailBody({ text, html, pictures }, '0123')
  const source = `MIME-Version: 1.0\r\nContent-Type: ${contentType}\r\n\r\n${body}`
  return { source, bytes: Buffer.from(source, 'latin1') }
}

/** What a text looks like when it has travelled: one kind of line end, and one of them at its end. */
const arrived = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/\n$/, '').concat('\n')

/** Text like that which breaks encoders. */
const hostile = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\n', '\r\n', '\r', ' \n', '\t\n', '.', '\n.\n', '\nFrom x', '>From ', '=', '=\n', '=3D', '=46rom ', '--=_alternative_0123', '\n--=_alternative_0123--\n', 'é', 'e\u0301', '👩‍👩‍👧', 'خبر', '\u00a0', ' ', '  ', '\t', '\0'),
    fc.nat(200).map((length) => 'x'.repeat(length)),
    fc.nat(100).map((length) => 'é'.repeat(length)),
    fc.nat(100).map((length) => '. '.repeat(length)),
  ),
  { maxLength: 30 },
).map((parts) => parts.join(''))

describe('text and HTML', () => {
  it('arrive as they were, whatever is in them', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (text, html) => {
        const { text: plain, html: rich } = await parsed(written(text, html).bytes)
        expect(plain).toBe(arrived(text))
        expect(rich).toBe(arrived(html))
      }),
      { numRuns: 400 },
    )
  })

  it('arrive byte for byte when they end with a line break, as our files do', async () => {
    const text = 'Hello \n\ttab\t\n.\n..\nFrom the start\n>From x\n\n\nفي\u200f é e\u0301 👩‍👩‍👧\n'
    const html = `<p>${'Long '.repeat(2000)}</p>\n<pre>a  \n</pre>\n`
    expect(await parsed(written(text, html).bytes)).toMatchObject({ text, html })
  })

  it('travel as short lines of 7 bits, none of which a mail server or a mailbox changes', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { body } = mailBody({ text, html: text, pictures: [] }, '0123')
        expect(body).toMatch(/^(?:[\t\x20-\x7e]*\r\n)+$/)
        const lines = body.split('\r\n')
        expect(lines.filter((line) => line.length > 76)).toEqual([])
        expect(lines.filter((line) => /^From |^\.$|[ \t]$/.test(line))).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('cannot end their part: what looks like a boundary is text', () => {
    const { source } = written('--=_alternative_0123\n--=_alternative_0123--\n', '--=_related_0123\n', [picture])
    expect(source.match(/^--=_[a-z]+_0123(?:--)?$/gm)).toHaveLength(3 + 3)
  })

  it('have a soft line break between characters of a word that is longer than a line', () => {
    expect(mailBody({ text: `${'x'.repeat(100)}\n`, html: '\n', pictures: [] }, '0').body).toContain(`\r\n\r\n${'x'.repeat(75)}=\r\n${'x'.repeat(25)}\r\n--`)
  })
})

describe('the parts of a message', () => {
  it('are the text, then the HTML', () => {
    expect(written('T\n', 'H\n').source).toBe(
      [
        'MIME-Version: 1.0',
        'Content-Type: multipart/alternative; boundary="=_alternative_0123"',
        '',
        '--=_alternative_0123',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'T',
        '--=_alternative_0123',
        'Content-Type: text/html; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'H',
        '--=_alternative_0123--',
        '',
      ].join('\r\n'),
    )
  })

  it('keep an empty text', async () => {
    const { bytes, source } = written('', '')
    expect(source.match(/^Content-Type: text\/(?:plain|html)/gm)).toEqual(['Content-Type: text/plain', 'Content-Type: text/html'])
    expect(await parsed(bytes)).toMatchObject({ text: '\n', html: '\n' })
  })

  it('are text | related(HTML, pictures) when there are pictures', async () => {
    const { source, bytes } = written('T\n', '<img src="cid:abc@example.org">\n', [picture])
    expect(source.match(/^(?:--=_.*|Content-.*|(?: .*))$/gm)).toEqual([
      'Content-Type: multipart/alternative; boundary="=_alternative_0123"',
      '--=_alternative_0123',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '--=_alternative_0123',
      'Content-Type: multipart/related; type="text/html";',
      ' boundary="=_related_0123"',
      '--=_related_0123',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '--=_related_0123',
      'Content-Type: image/png; name="abc.png"',
      'Content-ID: <abc@example.org>',
      'Content-Disposition: inline; filename="abc.png"',
      'Content-Transfer-Encoding: base64',
      '--=_related_0123--',
      '--=_alternative_0123--',
    ])
    const { text, html, attachments } = await parsed(bytes)
    expect({ text, html }).toEqual({ text: 'T\n', html: '<img src="cid:abc@example.org">\n' })
    expect(attachments).toMatchObject([{ filename: 'abc.png', mimeType: 'image/png', disposition: 'inline', contentId: '<abc@example.org>', related: true }])
  })

  it('bring every picture as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 500 }), { minLength: 1, maxLength: 3 }), async (all) => {
        const { source, bytes } = written('T\n', 'H\n', all.map((content, index) => ({ ...picture, bytes: content, cid: `${index}@x` })))
        const { attachments } = await parsed(bytes)
        expect(attachments.map(({ content }) => (typeof content === 'string' ? [] : [...new Uint8Array(content)]))).toEqual(all.map((content) => [...content]))
        expect(source.split('\r\n').filter((line) => line.length > 76)).toEqual([])
      }),
    )
  })
})
