import { describe, expect, it } from 'vitest'
import { newsletterSchema } from '../../src/schema/newsletter.js'
import { secretNote, withoutSecrets } from '../../src/schema/secret-keys.js'

describe('a key with a password behind it', () => {
  it.each(['password', 'Password', 'passwd', 'pass', 'pwd', 'smtpPassword', 'smtp-password', 'passwort', 'passwrod', 'pasword', 'passphrase', 'secret', 'api_key', 'apiKey', 'API-Key', 'auth-token'])('is %s, and its note says where the password belongs', (key) => {
    expect(secretNote(key)).toMatch(/Delete the line.*EFC_NEWS_SMTP_PASSWORD\b.*EFC_NEWS_SMTP_PASSWORD_FILE/)
  })

  it.each(['user', 'port', 'hots', 'address', 'passage', 'keys', 'compass', ...Object.keys(newsletterSchema.shape)])('is not %s', (key) => {
    expect(secretNote(key)).toBeNull()
  })
})

describe('withoutSecrets', () => {
  it.each([
    ['in a line', 'smtp:\n  password: hunter2\n  port: 25\n', 'smtp:\n  password: …\n  port: 25\n'],
    ['in quotes', '"pass" : "hunter2" # x\r\nport: 25\r\n', '"pass" : …\nport: 25\r\n'],
    ['within braces', 'smtp: { user: a, password: hunter2, port: 25 }\n', 'smtp: { user: a, password: …\n'],
    ['below its key', 'smtp:\n  password: |\n    hunter2\n\n    hunter3\n  port: 25', 'smtp:\n  password: …\n    …\n\n    …\n  port: 25'],
    ['in a comment', '# password: hunter2\nport: 25', '# password: …\nport: 25'],
    ['between lone carriage returns', 'pass:\rhunter2\r', 'pass: …'],
  ])('hides a value %s', (_, text, expected) => {
    expect(withoutSecrets(text)).toBe(expected)
  })

  it('leaves all else as it is', () => {
    const text = 'name: Letter\r\nurl: https://letter.example/password:2\n\n# the password is with the secretariat\nsmtp:\n  host: a\n'
    expect(withoutSecrets(text)).toBe(text)
  })
})
