import { portOf, type SmtpSettings } from './smtp-settings.js'

/** What efc-news itself finds wrong with a connection. */
export class SmtpFault extends Error {
  override readonly name = 'SmtpFault'
  readonly code: 'closed' | 'timeout' | 'not-encrypted' | 'not-this-machine' | 'no-login'

  constructor(code: SmtpFault['code'], options?: ErrorOptions) {
    super(code, options)
    this.code = code
  }
}

/** What a connection ended with, from the errors of Node and nodemailer: their messages are never shown, for they quote the server. */
export interface Trouble {
  /** nodemailer's code, Node's own, or that of an SmtpFault. */
  readonly code: string
  /** The code of Node or OpenSSL below nodemailer's. */
  readonly below: string
  /** What the server said, as it came. */
  readonly response: string | null
  /** The command that it was said to. */
  readonly command: string
}

/** Null for what is no trouble with a connection, but a bug. */
export function troubleOf(error: unknown): Trouble | null {
  if (!(error instanceof Error) || error instanceof TypeError || error instanceof RangeError) return null
  const code = textIn(error, 'code')
  if (code === null) return null
  return { code, below: textIn(error, 'originalCode') ?? code, response: textIn(error, 'response'), command: textIn(error, 'command') ?? '' }
}

function textIn(error: Error, name: string): string | null {
  const value: unknown = Reflect.get(error, name)
  return typeof value === 'string' ? value : null
}

/** The trouble in a sentence or two for whoever sends. `clean` makes a response fit to be shown. */
export function sayTrouble({ code, below, response, command }: Trouble, settings: SmtpSettings, clean: (response: string) => string): string {
  const server = settings.host
  const said = response === null ? '' : ` It said: ${clean(response)}`
  if (code === 'EAUTH') return `${server} refused the login. Check \`user\` under \`smtp\` in newsletter.yaml, and the password.${said}`
  if (code === 'no-login') return `${server} offers no login here, but newsletter.yaml names a user. Check \`port\` and \`security\` under \`smtp\`, or leave \`user\` out.`
  if (code === 'not-encrypted' || (code === 'ETLS' && response !== null) || (command === 'EHLO' && settings.security === 'starttls' && isRefusal(response))) {
    return `${server} does not offer an encrypted connection at port ${portOf(settings)}, so nothing was sent to it. Ask whoever runs it for the right port, or whether \`security: tls\` is meant.${said}`
  }
  if (code === 'not-this-machine') return `${server} is not this machine, and \`security: none\` is for this machine only. Write \`starttls\` or \`tls\` in newsletter.yaml.`
  const known = sayCode(below, settings) ?? sayCode(code, settings)
  if (known !== null) return `${known}${said}`
  if (isRefusal(response)) return `${server} turned us away.${said}`
  return response === null ? `The connection to ${server} failed (${below}).` : `${server} gave an answer that no mail server should.${said}`
}

/** Whether the server understood us, and will not (5yz of RFC 5321 §4.2.1). */
function isRefusal(response: string | null): boolean {
  return response !== null && /^5\d\d/.test(response)
}

function sayCode(code: string, settings: SmtpSettings): string | null {
  const server = settings.host
  const port = portOf(settings)
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ENODATA':
      return `There is no mail server called ${server}, or this machine is not online. Check \`host\` under \`smtp\` in newsletter.yaml.`
    case 'ECONNREFUSED':
      return `${server} refused the connection at port ${port}. Check \`host\` and \`port\` under \`smtp\` in newsletter.yaml.`
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EADDRNOTAVAIL':
    case 'EACCES':
    case 'EPERM':
      return `${server} cannot be reached from this machine at port ${port}.`
    case 'timeout':
    case 'ETIMEDOUT':
      return `${server} did not answer in time at port ${port}.${port === 465 && settings.security !== 'tls' ? ' Port 465 needs `security: tls`.' : ''}`
    case 'closed':
    case 'ECONNECTION':
    case 'ECONNRESET':
    case 'EPIPE':
      return `${server} closed the connection.`
    case 'CERT_HAS_EXPIRED':
      return `The certificate of ${server} has expired, so one cannot know who answers there. Whoever runs the server must renew it.`
    case 'CERT_NOT_YET_VALID':
      return `The certificate of ${server} is not valid yet. Is the clock of this machine right?`
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `The certificate at ${server} is for another name. Check \`host\` under \`smtp\` in newsletter.yaml: it must be the name that the certificate has.`
    case 'ETLS':
      return `${server} broke off before the connection was encrypted.`
    default:
      if (/^(?:EPROTO$|ERR_SSL_)/.test(code)) return `${server} and this machine cannot agree on how to encrypt at port ${port}.${settings.security === 'tls' ? ' Perhaps `security: starttls` is meant.' : ''}`
      return /^(?:DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|CERT_|CRL_|INVALID_CA)/.test(code)
        ? `The certificate of ${server} comes from nobody whom this machine trusts, so one cannot know who answers there. If your organisation has a certificate authority of its own, name its file in the environment variable NODE_EXTRA_CA_CERTS.`
        : null
  }
}
