import { describe, expect, it } from 'vitest'
import { brief as shown, parsed } from '../issue/reading.js'
import { blockViews } from './view.js'

const view = blockViews('contact')
const phone = (number: string): unknown => view(`:::contact{phone="${number}"}\n:::`)['phone']

describe('a contact', () => {
  it('has a name, a mailbox, a number and prose, with a title of its own or a general one', () => {
    expect(view(':::contact[Write to us]{name="EFC Secretariat" email=info@example.org phone="+32 2 123 45 67"}\nx\n:::')).toMatchObject({
      title: 'Write to us', body: '<p>x</p>', name: 'EFC Secretariat', email: 'info@example.org', phone: { href: 'tel:+3221234567', text: '+32\u00a02\u00a0123\u00a045\u00a067' },
    })
    expect(view(':::contact{name=Ada}\n:::')).toMatchObject({ title: 'Contact', name: 'Ada', email: null, phone: null })
  })

  it.each([
    ['02/123.45.67', 'tel:021234567'], ['(02) 123-45-67', 'tel:021234567'], ['+32 (0)2 123 45 67', 'tel:+3221234567'], ['112', 'tel:112'],
  ])('keeps %s as it is written, on one line, and dials %s', (text, href) => {
    expect(phone(text)).toEqual({ href, text: text.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011') })
  })

  it('is refused when there is nobody to turn to', () => {
    expect(shown(parsed(':::contact[Us]\nx\n:::').messages)).toEqual(['1:1 block-attribute Missing `name`, expected a name, an email address or a phone number'])
  })

  it.each(['call me', '+32 2 123 45 67 ext. 8', '12', '+32 12345678901234567'])('is refused with the number %s', (number) => {
    expect(shown(parsed(`:::contact{phone="${number}"}\nx\n:::`).messages)).toEqual([`1:12 block-attribute Unexpected \`${number}\` for \`phone\`, expected a phone number such as +32 2 123 45 67`])
  })

  it('is refused with what is no mailbox', () => {
    expect(shown(parsed(':::contact{email=example.org}\nx\n:::').messages)).toEqual(['1:12 block-attribute Unexpected `example.org` for `email`, expected an email address such as news@example.org'])
  })
})
