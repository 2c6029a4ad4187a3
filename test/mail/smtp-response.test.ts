import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { responseCleaner } from '../../src/mail/smtp-response.js'

const letters = (min: number): fc.Arbitrary<string> => fc.string({ unit: 'grapheme-ascii', minLength: min, maxLength: 30 })

it('lets an ordinary response be', () => {
  const clean = responseCleaner({ user: 'desk', password: 'correct horse' })
  expect(clean('535 5.7.8 Username and Password not accepted')).toBe('535 5.7.8 Username and Password not accepted')
})

it('needs no password', () => {
  expect(responseCleaner({ user: undefined, password: null })('250 2.0.0 fine')).toBe('250 2.0.0 fine')
})

it('never shows the password, nor what it was sent as', () => {
  fc.assert(
    fc.property(letters(1), letters(6), letters(0), letters(0), (user, password, before, after) => {
      fc.pre(!'(left out, for it repeats the password)'.includes(password.trim()) && password.trim() !== '')
      const clean = responseCleaner({ user, password })
      for (const secret of [password, Buffer.from(password).toString('base64'), Buffer.from(`\0${user}\0${password}`).toString('base64')]) {
        expect(clean(`535 ${before}${secret}${after}`)).toBe('535 (left out, for it repeats the password)')
      }
    }),
  )
})

it('finds the password where the server has broken it into lines', () => {
  const clean = responseCleaner({ user: 'desk', password: 'correct horse' })
  expect(clean('535-corr\n535 ect')).toBe('535-corr 535 ect')
  expect(clean('535 correct\n horse')).toBe('535 (left out, for it repeats the password)')
  expect(clean('correct horse')).toBe('(left out, for it repeats the password)')
})

it('cuts a long response, but no character in two', () => {
  const clean = responseCleaner({ user: undefined, password: null })
  expect(clean('x'.repeat(200))).toBe('x'.repeat(200))
  expect(clean('x'.repeat(201))).toBe(`${'x'.repeat(199)}…`)
  expect(clean(`${'x'.repeat(198)}😀😀`)).toBe(`${'x'.repeat(198)}…`)
})
