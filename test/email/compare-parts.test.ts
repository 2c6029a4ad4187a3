import { describe, expect, it } from 'vitest'
import { compareParts } from '../../src/email/compare-parts.js'

const missingWords = (html: string, text: string): readonly string[] => compareParts(html, text).missingWords
const missingLinks = (href: string, text: string): readonly string[] => compareParts(`<a href="${href}">a</a>`, `a ${text}`).missingLinks

describe('words of the HTML', () => {
  it.each([
    ['wherever it has them', '<p>One two</p>', 'two\n\nOne'],
    ['in the signs of a text', '<del>one</del> 10<sup>2</sup> H<sub>2</sub>O <q>two</q>', '~one~ 10^2 H2O “two”'],
    ['when an element begins within a word', '<b>O</b>ne', 'One'],
    ['with invisible characters or without', 'long&shy;word 10&nbsp;000', 'longword\n10 000'],
    ['of a description once, however often it is repeated', '<img alt="One hall"><p>One hall</p>', '[One hall]'],
    ['that are an address', '<a href="https://a.eu/one">a.eu/<b>one</b></a>. <b>https://a.eu/two</b>', 'https://a.eu/one. https://a.eu/two'],
    ['that the HTML does not have', '<p>One</p>', 'One and more'],
  ])('are in a text that has them: %s', (_, html, text) => {
    expect(missingWords(html, text)).toEqual([])
  })

  it.each([
    ['that it does not have', '<p>One two</p>', 'One', ['two']],
    ['that it has less often', '<p>One two</p><p>One</p>', 'One two', ['One']],
    ['that it writes in another way', '<p>One</p>', 'one ONE', ['One']],
    ['that are parts of others in it', '<p>One</p>', 'Onerous', ['One']],
    ['that are only in its addresses', '<p>one report</p>', 'one (https://a.eu/report)', ['report']],
    ['that are only in the mark of an address', '<p>L1</p>', 'x [L1]', ['L1']],
    ['that describe a picture', '<img alt="One hall">', 'hall', ['One']],
    ['each once, as they follow each other', '<p>b a b</p>', 'c', ['b', 'a']],
  ])('are missing in a text: those %s', (_, html, text, missing) => {
    expect(missingWords(html, text)).toEqual(missing)
  })
})

it('reads a word of a megabyte', () => {
  const word = '!'.repeat(500_000)
  expect(compareParts(`<p>${word}a${word} <a href="https://a.eu">b</a></p>`, `${word}a${word} b https://a.eu`)).toEqual({ missingWords: [], missingLinks: [], hiddenShown: [], shared: 1 })
})

describe('addresses of the HTML', () => {
  it.each([
    ['https://a.eu/b', '(https://a.eu/b).'],
    ['https://a.eu/b', '(Title, https://a.eu/b)’s'],
    ['https://a.eu/b', '<https://a.eu/b>’s'],
    ['https://a.eu/b_(c)', '(https://a.eu/b_(c))'],
    ['https://a.eu/', 'https://a.eu'],
    ['https://a.eu/%C3%A9', 'https://a.eu/é'],
    ['https://a.eu/50%', 'https://a.eu/50%'],
    ['https://a.eu/b', '~https://a.eu/b~'],
    ['https://a.eu/b c', 'https://a.eu/b%20c'],
    ['mailto:x@a.eu', 'X@a.eu,'],
    ['mailto:x@a.eu?subject=b', 'mailto:x@a.eu?subject=b'],
    ['tel:+3221234567', '+32 (0)2 123 45 67'],
    ['tel:+3221234567', '(+3221234567)'],
    ['#b', ''],
  ])('are in a text in some form: %s as “%s”', (href, text) => {
    expect(missingLinks(href, text)).toEqual([])
  })

  it.each([
    ['https://a.eu/b', 'https://a.eu/bc'],
    ['https://a.eu', 'https://a.eu/b'],
    ['https://a.eu/b', 'a.eu/b'],
    ['mailto:x@a.eu', 'x@a.eu.org'],
    ['mailto:x@a.eu', 'max@a.eu'],
    ['tel:+3221234567', '+32 2 123 45 68'],
  ])('are not when they are only nearly there: %s as “%s”', (href, text) => {
    expect(missingLinks(href, text)).toEqual([href])
  })
})

describe('what the HTML hides', () => {
  const hidden = '<div style="display:none">The  preheader&#847;&zwnj;&nbsp;</div>'

  it('is told when the text shows it', () => {
    expect(compareParts(`${hidden}<p>a</p>`, 'a\n\nThe\npreheader').hiddenShown).toEqual(['The preheader'])
  })

  it('is no word that the text has to have', () => {
    expect(compareParts(`${hidden}<p>a</p>`, 'a')).toEqual({ missingWords: [], missingLinks: [], hiddenShown: [], shared: 1 })
  })

  it('may be in the text where the HTML shows it, too', () => {
    expect(compareParts(`${hidden}<p>The <b>preheader</b></p>`, 'The preheader').hiddenShown).toEqual([])
  })
})

describe('the share of common words', () => {
  it.each([
    ['one', 'two', 0],
    ['one two three', 'one two four', 0.5],
    ['one', 'one one https://a.eu/two [L1]', 1],
    ['', '', 1],
  ])('of “%s” and “%s” is %d', (html, text, shared) => {
    expect(compareParts(html, text).shared).toBe(shared)
  })
})
