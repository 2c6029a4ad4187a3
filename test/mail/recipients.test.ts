import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/failure.js'
import { recipientsOf } from '../../src/mail/recipients.js'

const many = (count: number): string[] => Array.from({ length: count }, (_, index) => `reader-${index}@example.org`)

describe('recipientsOf', () => {
  it('gives addresses as an envelope takes them, in the order in which they were typed', () => {
    expect(recipientsOf(['b@München.DE', 'a@Example.org'])).toEqual(['b@xn--mnchen-3ya.de', 'a@example.org'])
  })

  it('has each of them once, however it is written', () => {
    expect(recipientsOf(['ada@example.org', 'bob@example.org', 'Ada@EXAMPLE.org'])).toHaveLength(2)
    expect(recipientsOf(['a@münchen.de', 'a@xn--mnchen-3ya.de'])).toEqual(['a@xn--mnchen-3ya.de'])
  })

  it('takes fifty, and not one more', () => {
    expect(recipientsOf([...many(50), 'READER-0@example.org'])).toHaveLength(50)
    expect(() => recipientsOf(many(51))).toThrow(/51 recipients are too many.*`efc-news handoff`/)
  })

  it.each(['a@b.org,c@d.org', 'a@b.org; c@d.org', 'a@b.org c@d.org', 'A <a@b.org>, C <c@d.org>'])('does not take several in one, such as %j', (typed) => {
    expect(() => recipientsOf([typed])).toThrow(/expected each address by itself/)
  })

  it.each(['a@b.org\r\nBcc: c@d.org', 'a@b.org\n', 'a@b.org\0', '', '@', 'a', 'a@', '@b.org', 'a@b@c.org', 'A <a@b.org>', '<a@b.org>', 'a@b.org>', '"a b"@c.org', '-oQ/tmp@', 'ä@b.org'])('refuses %j as a mistake of usage', (typed) => {
    expect(() => recipientsOf([typed])).toThrow(Failure)
  })
})
