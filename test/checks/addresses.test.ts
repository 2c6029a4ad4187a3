import { describe, expect, it } from 'vitest'
import { addresses } from '../../src/checks/addresses.js'
import { checking, placesOf } from './checking.js'

const places = placesOf(addresses)

describe('addresses', () => {
  it.each(['[report](https://example.org)', '[write to us](mailto:news@example.org)', '[call](tel:+322)', '<https://example.org>', '[below](#part-1)', '[other](../issue-05/)', '<a href="https://example.org">x</a>', 'javascript:alert(1) in prose', '`[x](javascript:y)`'])('may be as in %s', (body) => {
    expect(places(body)).toEqual([])
  })

  it.each([
    ['[report](javascript:alert(1))', '1:1 url-unsafe'], ['[report](//example.org)', '1:1 url-unsafe'], ['[archive](ftp://example.org)', '1:1 url-scheme'],
    ['see\n[x](<java\tscript:y>)', '2:1 url-unsafe'], ['[x](&#x6A;avascript:y)', '1:1 url-unsafe'], ['![x](data:image/svg+xml,y)', '1:1 url-unsafe'], ['[x][y]\n\n[y]: vbscript:z', '3:1 url-unsafe'], ['<javascript:x>', '1:1 url-unsafe'],
    ['<a href="java&#115;cript:x">y</a>', '1:1 url-unsafe'], ['x <a href=" javascript&colon;x">y</a>', '1:3 url-unsafe'], ['<img src="file:///etc/passwd">', '1:1 url-unsafe'], ['<blockquote cite="javascript:x">y</blockquote>', '1:1 url-unsafe'], ['[x](https://a:b@example.org)', '1:1 url-unsafe'],
    [':::article[[x](javascript:y)]\nz\n:::', '1:12 url-unsafe'], ['a[^1]\n\n[^1]: [x](javascript:y)', '3:7 url-unsafe'],
  ])('must not be as in %j', (body, expected) => {
    expect(places(body)).toEqual([expected])
  })

  it('says what was found, cut short, and expected', () => {
    expect(checking(addresses)(`[x](javascript:${'a'.repeat(200)})`)).toEqual([`1:1 url-unsafe Unexpected address \`javascript:${'a'.repeat(69)}…\`, expected one that begins with https://, http://, mailto: or tel:`])
  })
})
