import { describe, expect, it } from 'vitest'
import { brief as shown, parsed } from '../issue/reading.js'
import { blockViews } from './view.js'

const view = blockViews('action')

describe('a call to action', () => {
  it('has a button with words and an address', () => {
    expect(view(':::action[Join]{url="https://example.org/a?b=1&c=2" label="Become  a member"}\nWhy\n:::')).toMatchObject({ title: 'Join', body: '<p>Why</p>', url: 'https://example.org/a?b=1&c=2', address: 'https://example.org/a?b=1&c=2', label: 'Become a member' })
  })

  it('needs neither title nor prose', () => {
    expect(view(':::action{url="https://example.org/" label=Join}\n:::')).toMatchObject({ title: null, body: '', label: 'Join' })
  })

  it('names a mailbox as people write it, unless the address says more', () => {
    expect(view(':::action{url="mailto:a@example.org" label=Write}\n:::')).toMatchObject({ url: 'mailto:a@example.org', address: 'a@example.org' })
    expect(view(':::action{url="mailto:a@example.org?subject=Hello" label=Write}\n:::')['address']).toBe('mailto:a@example.org?subject=Hello')
  })

  it.each([
    ['no address', 'label=Join', '1:1 block-attribute Missing `url`'],
    ['no words', 'url="https://example.org"', '1:1 block-attribute Missing `label`'],
    ['an address that runs code', 'url="javascript:alert(1)" label=Join', '1:11 block-attribute Unexpected `javascript:alert(1)` for `url`, expected an address that begins with https:// or mailto:'],
    ['an address of this page', 'url="#top" label=Join', '1:11 block-attribute Unexpected `#top` for `url`, expected an address that begins with https:// or mailto:'],
  ])('is refused with %s', (_, attributes, expected) => {
    expect(shown(parsed(`:::action{${attributes}}\nx\n:::`).messages)).toEqual([expected])
  })
})
