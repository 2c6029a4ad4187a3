import { nearest } from '../messages/nearest.js'

const secret = /passw|passphrase|passcode|^pass$|^pwd$|kennwort|mot_?de_?passe|secret|token|api_?key|credential/i

/** Whether whoever writes this key has a password behind it, misspelt or not. */
const isSecret = (key: string): boolean => secret.test(key.replace(/[ .-]/g, '_')) || nearest(key, ['password']) !== null

/** Where a password belongs, for a key that seems to have one; null for others. */
export function secretNote(key: string): string | null {
  if (!isSecret(key)) return null
  return 'No password stands in this file, which others read. Delete the line, and change the password if the file was ever shared. For `efc-news send` it belongs into the environment variable EFC_NEWS_SMTP_PASSWORD, or into a file outside of the newsletter’s folder that EFC_NEWS_SMTP_PASSWORD_FILE names.'
}

/** A key, as YAML writes it before its value. */
const yamlKey = /([\p{L}\p{N}_.-]+)["']?\s*:(?=\s|$)/gu

/** YAML for showing to people: each value whose key says that it is a password is an ellipsis, and so is all that follows it in its line. */
export function withoutSecrets(text: string): string {
  /** The indentation of the secret key above, whose value goes on in deeper lines. */
  let above: number | null = null
  const shown = (line: string): string => {
    const indentation = /^[ \t]*/.exec(line)?.[0].length ?? 0
    if (above !== null && (line.trim() === '' || indentation > above)) return line.replace(/\S[^]*/, '…')
    const key = [...line.matchAll(yamlKey)].find(([, name = '']) => isSecret(name))
    above = key === undefined ? null : indentation
    return key === undefined ? line : `${line.slice(0, key.index + key[0].length)} …`
  }
  return text.split('\n').map(shown).join('\n')
}
