import { visibleLine } from '../messages/visible.js'
import type { SmtpSettings } from './smtp-settings.js'

/** In UTF-16 code units. */
const longest = 200

/** How much of an encoded password a server may repeat by chance. */
const chance = 8

/**
 * A function that makes what a server said fit to be shown and recorded: one line, no control characters, at most 200
 * characters and nothing of the password. Some servers repeat the command that they refuse, and that is the login.
 * The words are left out then, not masked: the gap in a known sentence would tell what stood in it.
 */
export function responseCleaner({ user, password }: Pick<SmtpSettings, 'user' | 'password'>): (response: string) => string {
  const secrets = password === null ? [] : secretsOf(user ?? '', password)
  return (response) => {
    const squeezed = squeeze(response)
    if (secrets.some((secret) => squeezed.includes(secret))) return `${/^\d{3}/.exec(response)?.[0] ?? ''} (left out, for it repeats the password)`.trimStart()
    const shown = visibleLine(response).trim()
    return shown.length <= longest ? shown : `${shown.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
  }
}

/** What a response must not hold: the password, and any part of it as AUTH LOGIN and AUTH PLAIN send it (RFC 4616 §2). */
function secretsOf(user: string, password: string): readonly string[] {
  const encoded = [password, `\0${user}\0${password}`].map((text) => squeeze(Buffer.from(text).toString('base64').replace(/=+$/, '')))
  return [squeeze(password), ...encoded.flatMap(parts)].filter((secret) => secret !== '')
}

function parts(text: string): string[] {
  if (text.length <= chance) return [text]
  return Array.from({ length: text.length - chance + 1 }, (_, at) => text.slice(at, at + chance))
}

/** Servers fold lines and shout. */
function squeeze(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, '').toLowerCase()
}
