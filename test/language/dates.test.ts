import { describe, expect, it } from 'vitest'
import { dateLeaf, formatRange, formatWhen } from '../../src/language/dates.js'

describe('a day or a time in words', () => {
  it.each([
    ['2015-03-30', 'en-GB', '30 March 2015'], ['2015-03-30', 'en-US', 'March 30, 2015'], ['2015-03-30', 'fr', '30 mars 2015'], ['2015-03-30', 'de', '30. März 2015'],
    ['2015-04-17T10:30', 'en-GB', '17 April 2015, 10:30'], ['2015-04-17T00:00', 'en-GB', '17 April 2015, 00:00'], ['2015-04-17T18:30', 'en-US', 'April 17, 2015, 18:30'],
  ])('%s in %s is %s', (local, lang, words) => {
    expect(formatWhen(local, lang)).toBe(words)
  })

  it('counts years as the source does, in every language', () => {
    expect(formatWhen('2015-03-30', 'th')).toContain('2015')
    expect(formatWhen('2015-03-30', 'en-GB-u-ca-buddhist')).toContain('2015')
  })
})

describe('a range', () => {
  it.each([
    ['2015-04-07', '2015-04-07', '7 April 2015'], ['2015-04-07', '2015-04-10', '7–10 April 2015'], ['2015-04-28', '2015-05-02', '28 April – 2 May 2015'], ['2014-12-30', '2015-01-02', '30 December 2014 – 2 January 2015'],
    ['2015-04-07T10:30', '2015-04-07T12:00', '7 April 2015, 10:30–12:00'], ['2015-04-07T10:30', '2015-04-08T09:00', '7 April 2015, 10:30 – 8 April 2015, 09:00'],
  ])('from %s to %s is %s', (start, end, words) => {
    expect(formatRange(start, end, 'en-GB')).toBe(words)
  })
})

describe('a calendar leaf', () => {
  it.each([
    ['2015-04-07', '2015-04-07', '7', 'April 2015'], ['2015-04-07', '2015-04-10', '7–10', 'April 2015'], ['2015-04-07T10:30', '2015-04-07T12:00', '7', 'April 2015'],
  ])('from %s to %s shows %s over %s', (start, end, day, month) => {
    expect(dateLeaf(start, end, 'en-GB')).toEqual({ day, month })
  })

  it('shows the first day of a range over two months', () => {
    expect(dateLeaf('2015-04-28', '2015-05-02', 'en-GB')).toEqual({ day: '28', month: 'April 2015' })
    expect(dateLeaf('2015-04-07', '2015-05-07', 'en-GB')).toEqual({ day: '7', month: 'April 2015' })
  })
})
