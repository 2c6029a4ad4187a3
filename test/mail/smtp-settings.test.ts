import { expect, it } from 'vitest'
import { checkMailbox, checkSmtpSettings, isLoopback, portOf, type SmtpSettings } from '../../src/mail/smtp-settings.js'

const settings: SmtpSettings = { host: 'smtp.example.org', port: undefined, security: 'starttls', user: undefined, password: null }

it('knows the usual ports, and those that are named', () => {
  expect((['starttls', 'tls', 'none'] as const).map((security) => portOf({ ...settings, security }))).toEqual([587, 465, 25])
  expect(portOf({ ...settings, port: 2525 })).toBe(2525)
})

it.each(['localhost', '127.0.0.1', '127.8.9.10', '::1', '0:0:0:0:0:0:0:1'])('lets %s go without encryption', (host) => {
  expect(() => checkSmtpSettings({ ...settings, host, security: 'none' })).not.toThrow()
})

it.each(['smtp.example.org', 'localhost.example.org', '127.example.org', '10.0.0.1', '192.168.1.1', '0.0.0.0', '::', 'fe80::1', '2130706433'])('does not let %s go without encryption', (host) => {
  expect(() => checkSmtpSettings({ ...settings, host, security: 'none' })).toThrow(/^`security: none` under `smtp` in newsletter.yaml is only for a mail server on this machine/)
})

it('wants both halves of a login, and says where the other goes', () => {
  expect(() => checkSmtpSettings({ ...settings, user: 'desk' })).toThrow(/EFC_NEWS_SMTP_PASSWORD, or the name of a file that holds it into EFC_NEWS_SMTP_PASSWORD_FILE/)
  expect(() => checkSmtpSettings({ ...settings, password: 'hunter2' })).toThrow(/^There is a password for the mail server, but newsletter.yaml names no user/)
  expect(() => checkSmtpSettings({ ...settings, password: 'hunter2' })).not.toThrow(/hunter2/)
  expect(() => checkSmtpSettings({ ...settings, user: 'desk', password: 'hunter2' })).not.toThrow()
})

it('knows what never leaves this machine', () => {
  expect(['127.0.0.1', '::1', '::ffff:127.0.0.1'].map(isLoopback)).toEqual([true, true, true])
  expect(['128.0.0.1', '::2', '', 'localhost'].map(isLoopback)).toEqual([false, false, false, false])
})

it.each(['desk@example.org', "o'brien+news@sub.example.org", 'desk@[192.0.2.1]'])('can write to %s', (address) => {
  expect(() => checkMailbox(address)).not.toThrow()
})

it.each(['a b@example.org', 'a@b@example.org', '"a"@example.org', 'a@example.org\n', 'a@exa_mple.org', 'a@example.org>'])('cannot write to %j', (address) => {
  expect(() => checkMailbox(address)).toThrow(/is no email address that mail can be sent to/)
})
