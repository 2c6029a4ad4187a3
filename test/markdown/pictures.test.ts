import * as fc from 'fast-check'
import type { Image } from 'mdast'
import type { ElementContent } from 'hast'
import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { toHast } from '../../src/markdown/hast.js'
import { webHtml } from '../../src/markdown/html.js'
import { parseMarkdown } from '../../src/markdown/parse.js'
import { pictureKey, pictureSource, withPictures } from '../../src/markdown/pictures.js'
import type { Picture } from '../../src/pictures/picture.js'

const hast = (markdown: string): ElementContent[] => toHast({ pieces: [parseMarkdown(markdown).children], definitions: [], idPrefix: '', footnoteLabel: '', backLabel: '' }).pieces[0] ?? []

/** A picture as wide as a page's text. */
const wide: Picture = {
  file: { path: 'assets/ship.1a.jpg', width: 1104, height: 736 },
  email: { width: 552, height: 368 },
  web: { width: 608, height: 405 },
  modern: [{ path: 'assets/ship.2b.webp', width: 480, height: 320 }, { path: 'assets/ship.3c.webp', width: 1216, height: 811 }],
  isAnimated: false,
}
const narrow: Picture = { ...wide, email: { width: 200, height: 100 }, web: { width: 240, height: 120 }, modern: wide.modern.slice(0, 1) }

describe('the key of a picture', () => {
  it.each([
    ['my photo.jpg', 'my photo.jpg'], ['my%20photo.jpg', 'my photo.jpg'], ['./my%20photo.jpg', 'my photo.jpg'], ['././my photo.jpg', 'my photo.jpg'], ['pictures/./a.jpg', 'pictures/a.jpg'],
    ['a.jpg?b=c#d', 'a.jpg'], ['a.jpg#d?e', 'a.jpg'], ['a%23b%3Fc.jpg', 'a#b?c.jpg'], ['../a.jpg', '../a.jpg'], ['pictures\\a.jpg', 'pictures\\a.jpg'], ['pictures%5Ca.jpg', 'pictures\\a.jpg'],
    ['e\u0301.jpg', 'é.jpg'], ['e%CC%81.jpg', 'é.jpg'], ['%C3%A9.jpg', 'é.jpg'], ['100%.jpg', '100%.jpg'], ['100%25.jpg', '100%.jpg'], ['%zz%20%ff%C3.jpg', '%zz %ff%C3.jpg'], ['%ED%A0%80.jpg', '%ED%A0%80.jpg'], ['\ud800.jpg', '\ufffd.jpg'], [' a.jpg\n', 'a.jpg'], ['', ''], ['#a', ''],
  ])('%j → %j', (address, expected) => {
    expect(pictureKey(address)).toBe(expected)
  })

  it('is the same in Markdown and in the tree, and never fails', () => {
    const address = fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.constantFrom('%', '%20', '%ff', '%C3', '%A9', 'é', './', '../', '/', '\\', '#', '?', '&', 'a.jpg', ' ', '%2e/', '\ud800')), { maxLength: 12 }).map((parts) => `p${parts.join('')}`)
    fc.assert(
      fc.property(address, (url) => {
        const image: Image = { type: 'image', url, alt: 'x' }
        const { pieces } = toHast({ pieces: [[{ type: 'paragraph', children: [image] }]], definitions: [], idPrefix: '', footnoteLabel: '', backLabel: '' })
        const found: unknown[] = []
        visit({ type: 'root', children: pieces[0] ?? [] }, 'element', (node) => void (node.tagName === 'img' && found.push(node.properties['src'])))
        for (const src of found) expect(pictureKey(String(src))).toBe(pictureKey(url))
      }),
      { numRuns: 300 },
    )
  })
})

describe('where a picture is', () => {
  it('in an email: one file, with the size at which it is shown', () => {
    expect(pictureSource(wide, 'email', 'https://example.org/')).toEqual({ src: 'https://example.org/assets/ship.1a.jpg', width: 552, height: 368, srcset: null, sizes: null })
  })

  it('on a page: a fallback, files of several widths, and how much room it has', () => {
    expect(pictureSource(wide, 'web', '../')).toEqual({ src: '../assets/ship.1a.jpg', width: 608, height: 405, srcset: '../assets/ship.2b.webp 480w, ../assets/ship.3c.webp 1216w', sizes: '(min-width: 41rem) 38rem, calc(100vw - 2.5rem)' })
    expect(pictureSource(narrow, 'web', '../')).toMatchObject({ width: 240, height: 120, sizes: '240px' })
  })

  it('on a page without other files: the one that there is', () => {
    expect(pictureSource({ ...wide, modern: [] }, 'web', '')).toMatchObject({ src: 'assets/ship.1a.jpg', srcset: null, sizes: null })
  })

  it('is shown smaller in proportion, and never larger', () => {
    expect(pictureSource(wide, 'web', '', 304)).toMatchObject({ width: 304, height: 203, sizes: '304px' })
    expect(pictureSource(wide, 'email', '', 1)).toMatchObject({ width: 1, height: 1 })
    expect(pictureSource(wide, 'email', '', 900)).toMatchObject({ width: 552, height: 368 })
  })

  it('has an address that a srcset cannot cut', () => {
    const file = { ...wide.file, path: 'assets/a b, c%20é.jpg' }
    expect(pictureSource({ ...wide, file, modern: [file] }, 'web', '')).toMatchObject({ src: 'assets/a%20b%2C%20c%2520%C3%A9.jpg', srcset: 'assets/a%20b%2C%20c%2520%C3%A9.jpg 1104w' })
  })
})

describe('pictures in place', () => {
  const find = (key: string): Picture | null => ({ 'wide.jpg': wide, 'narrow one.jpg': narrow })[key] ?? null
  const email = (markdown: string): string => webHtml(withPictures(hast(markdown), find, { medium: 'email', base: 'https://example.org/' })).replaceAll('\n', '')
  const web = (markdown: string): string => webHtml(withPictures(hast(markdown), find, { medium: 'web', base: '../' })).replaceAll('\n', '')

  it('have a size in an email, and no other file', () => {
    expect(email('![A ship](wide.jpg "At sea")')).toBe('<figure><img src="https://example.org/assets/ship.1a.jpg" width="552" height="368" alt="A ship"><figcaption>At sea</figcaption></figure>')
  })

  it('have files to choose from on a page, and wait until they are seen', () => {
    expect(web('![A ship](wide.jpg)')).toBe('<figure><picture><source type="image/webp" srcset="../assets/ship.2b.webp 480w, ../assets/ship.3c.webp 1216w" sizes="(min-width: 41rem) 38rem, calc(100vw - 2.5rem)"><img src="../assets/ship.1a.jpg" width="608" height="405" loading="lazy" decoding="async" alt="A ship"></picture></figure>')
  })

  it('are found however their path is written', () => {
    for (const path of ['narrow%20one.jpg', '<narrow one.jpg>', './narrow%20one.jpg']) expect(email(`![A ship](${path})`)).toContain('width="200" height="100"')
    expect(email('<img src="narrow one.jpg" alt="A ship">')).toContain('width="200" height="100"')
  })

  it('keep their titles among words, and their links', () => {
    expect(email('See ![A ship](wide.jpg "At sea").')).toBe('<p>See <img title="At sea" src="https://example.org/assets/ship.1a.jpg" width="552" height="368" alt="A ship">.</p>')
    expect(web('[![A ship](wide.jpg)](https://example.org/)')).toMatch(/^<figure><a href="https:\/\/example\.org\/"><picture>.*<\/picture><\/a><\/figure>$/)
  })

  it.each([['100', 'width="100" height="67"'], ['5000', 'width="552" height="368"'], ['50%', 'width="552" height="368"'], ['0', 'width="552" height="368"'], ['-5', 'width="552" height="368"']])('are as wide as their editor says, but not wider than there is room: %s', (width, expected) => {
    expect(email(`<img src="wide.jpg" alt="A ship" width="${width}" height="9">`)).toContain(expected)
  })

  it('say that they only decorate when nothing describes them', () => {
    expect(email('x <img src="wide.jpg">')).toContain('alt=""')
  })

  it('of other servers stay as they are', () => {
    expect(web('![A ship](https://example.com/wide.jpg)')).toBe('<figure><img src="https://example.com/wide.jpg" alt="A ship"></figure>')
  })

  it.each([
    ['See ![A ship](gone.jpg "At sea").', '<p>See A ship: At sea.</p>'],
    ['![A ship](gone.jpg)', '<figure><p>A ship</p></figure>'],
    ['![A ship](gone.jpg "At sea")', '<figure><p>A ship</p><figcaption>At sea</figcaption></figure>'],
    ['![At sea](gone.jpg "At sea")', '<figure><figcaption>At sea</figcaption></figure>'],
    ['[![A ship](gone.jpg "At sea")](/x)', '<figure><p><a href="/x">A ship</a></p><figcaption>At sea</figcaption></figure>'],
    ['<img src="gone.jpg" alt="" title="At sea">', '<figure><figcaption>At sea</figcaption></figure>'],
    ['a\n\n<img src="gone.jpg" alt="">\n\nb', '<p>a</p><p>b</p>'],
    ['a [<img src="gone.jpg" alt="">](/x)', '<p>a </p>'],
    ['a <a id="y" href="/x"><img src="gone.jpg" alt=""></a>', '<p>a <a id="y" href="/x"></a></p>'],
    ['| a |\n|---|\n| <img src="gone.jpg" alt=""> |', '<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td></td></tr></tbody></table>'],
    ['![A ship](#x)', '<figure><p>A ship</p></figure>'],
    ['<img alt="A ship">', 'A ship'],
    ['<figure><table><tr><td>x</table><img src="gone.jpg" alt="A ship"></figure>', '<figure><table><tbody><tr><td>x</td></tr></tbody></table><p>A ship</p></figure>'],
  ])('that are not there are their descriptions: %s', (markdown, expected) => {
    expect(web(markdown)).toBe(expected)
    expect(email(markdown)).toBe(expected)
  })

  it('leave empty what was empty', () => {
    expect(web('<p></p><a id="x"></a>')).toBe('<p></p><a id="x"></a>')
  })

  it('leave what came in as it was', () => {
    const nodes = hast('![A ship](wide.jpg "At sea") ![B](gone.jpg) [![C](wide.jpg)](/x)')
    const before = structuredClone(nodes)
    withPictures(nodes, find, { medium: 'web', base: '' })
    expect(nodes).toEqual(before)
  })
})
