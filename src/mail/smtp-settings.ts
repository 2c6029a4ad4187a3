import { BlockList, isIPv4, isIPv6 } from 'node:net'
import { exitCodes, Failure } from '../failure.js'

/** The first four are `smtp` of newsletter.yaml; the password is null when nobody gave one. */
export interface SmtpSettings {
  readonly host: string
  readonly port: number | undefined
  readonly security: 'starttls' | 'tls' | 'none'
  readonly user: string | undefined
  readonly password: string | null
}

/** RFC 6409 §3.1 (submission), RFC 8314 §7.3 (submissions) and RFC 5321 §4.5.4.2. */
const usualPort = { starttls: 587, tls: 465, none: 25 } as const

/** The port that is meant when newsletter.yaml names none. */
export function portOf({ port, security }: SmtpSettings): number {
  return port ?? usualPort[security]
}

const thisMachine = new BlockList()
thisMachine.addSubnet('127.0.0.0', 8, 'ipv4')
thisMachine.addAddress('::1', 'ipv6')

/** Whether an IP address never leaves this machine (RFC 1122 §3.2.1.3, RFC 4291 §2.5.3). */
export function isLoopback(address: string): boolean {
  if (isIPv4(address)) return thisMachine.check(address, 'ipv4')
  return isIPv6(address) && thisMachine.check(address, 'ipv6')
}

/**
 * Refuses settings with which nothing should be sent, before anything is.
 *
 * @throws Failure (usage) without encryption to another machine, or with half of what a login needs
 */
export function checkSmtpSettings({ host, security, user, password }: SmtpSettings): void {
  if (security === 'none' && host !== 'localhost' && !isLoopback(host)) {
    throw unusable('`security: none` under `smtp` in newsletter.yaml is only for a mail server on this machine. Write `starttls` or `tls`: anybody on the way could read the message and the password.')
  }
  if (user !== undefined && password === null) {
    throw unusable('newsletter.yaml names a user for the mail server, but there is no password. Put it into the environment variable EFC_NEWS_SMTP_PASSWORD, or the name of a file that holds it into EFC_NEWS_SMTP_PASSWORD_FILE.')
  }
  if (user === undefined && password !== null) {
    throw unusable('There is a password for the mail server, but newsletter.yaml names no user. Write `user:` under `smtp`, or unset EFC_NEWS_SMTP_PASSWORD and EFC_NEWS_SMTP_PASSWORD_FILE.')
  }
}

/** RFC 5321 §4.1.2 without quoted local parts and SMTPUTF8: nothing that could end the command which carries it. */
const mailbox = /^[!#-'*+\-./0-9=?A-Z^-~]+@[A-Za-z0-9.:[\]-]+$/

/** @throws Failure (usage) for an address that cannot stand in an envelope */
export function checkMailbox(address: string): void {
  if (!mailbox.test(address)) throw unusable(`${JSON.stringify(address)} is no email address that mail can be sent to. Expected one such as desk@example.org.`)
}

function unusable(message: string): Failure {
  return new Failure(message, exitCodes.usage)
}
