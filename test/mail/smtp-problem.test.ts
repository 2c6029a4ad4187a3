import { expect, it } from 'vitest'
import { sayTrouble, SmtpFault, troubleOf, type Trouble } from '../../src/mail/smtp-problem.js'

const settings = { host: 'smtp.example.org', port: undefined, security: 'starttls', user: 'desk', password: 'hunter2' } as const

function say(trouble: Partial<Trouble> & { readonly code: string }, more: object = {}): string {
  return sayTrouble({ below: trouble.code, response: null, command: 'CONN', ...trouble }, { ...settings, ...more }, (response) => `<${response}>`)
}

it.each([
  ['ENOTFOUND', 'There is no mail server called smtp.example.org, or this machine is not online. Check `host` under `smtp` in newsletter.yaml.'],
  ['ECONNREFUSED', 'smtp.example.org refused the connection at port 587. Check `host` and `port` under `smtp` in newsletter.yaml.'],
  ['ENETUNREACH', 'smtp.example.org cannot be reached from this machine at port 587.'],
  ['timeout', 'smtp.example.org did not answer in time at port 587.'],
  ['not-this-machine', 'smtp.example.org is not this machine, and `security: none` is for this machine only. Write `starttls` or `tls` in newsletter.yaml.'],
  ['ETLS', 'smtp.example.org broke off before the connection was encrypted.'],
  ['EWHATEVER', 'The connection to smtp.example.org failed (EWHATEVER).'],
])('says in words what %s is', (code, sentence) => {
  expect(say({ code })).toBe(sentence)
})

it('looks below what nodemailer makes of it', () => {
  expect(say({ code: 'ESOCKET', below: 'CERT_HAS_EXPIRED' })).toContain('has expired')
  expect(say({ code: 'ESOCKET', below: 'ECONNRESET' })).toBe('smtp.example.org closed the connection.')
  expect(say({ code: 'ETIMEDOUT', below: 'EOTHER' })).toBe('smtp.example.org did not answer in time at port 587.')
})

it('knows the port at which a server waits for us to encrypt', () => {
  expect(say({ code: 'ETIMEDOUT' }, { port: 465 })).toBe('smtp.example.org did not answer in time at port 465. Port 465 needs `security: tls`.')
  expect(say({ code: 'ETIMEDOUT' }, { port: 465, security: 'tls' })).toBe('smtp.example.org did not answer in time at port 465.')
})

it('shows what the server said only when it is clean', () => {
  expect(say({ code: 'EAUTH', response: '535 no' })).toBe('smtp.example.org refused the login. Check `user` under `smtp` in newsletter.yaml, and the password. It said: <535 no>')
  expect(say({ code: 'ECONNECTION', response: '421 busy', command: 'EHLO' })).toBe('smtp.example.org closed the connection. It said: <421 busy>')
})

it('takes a mistake of our own for no trouble with the connection', () => {
  expect(troubleOf(new TypeError('x is not a function'))).toBeNull()
  expect(troubleOf(Object.assign(new TypeError('bad'), { code: 'ERR_INVALID_ARG_TYPE' }))).toBeNull()
  expect(troubleOf(new Error('no code'))).toBeNull()
  expect(troubleOf('ENOTFOUND')).toBeNull()
  expect(troubleOf(new SmtpFault('closed'))).toMatchObject({ code: 'closed' })
})
