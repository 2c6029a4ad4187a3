import { connect, type Socket } from 'node:net'
import { SmtpFault } from './smtp-problem.js'
import { isLoopback, portOf, type SmtpSettings } from './smtp-settings.js'

/**
 * A TCP connection to the mail server, not encrypted yet. `timeout` is in milliseconds.
 *
 * We open it and not nodemailer, which asks the DNS before the system: `localhost` could then be any machine,
 * and a name in the system's hosts file none.
 *
 * Rejects with Node's own errors (ENOTFOUND, ECONNREFUSED …) or an SmtpFault.
 */
export async function openSocket(settings: SmtpSettings, timeout: number, signal: AbortSignal | undefined): Promise<Socket> {
  if (signal?.aborted === true) throw new SmtpFault('closed')
  const socket = connect({ host: settings.host, port: portOf(settings) })
  const onAbort = (): void => void socket.destroy(new SmtpFault('closed'))
  const timer = setTimeout(() => socket.destroy(new SmtpFault('timeout')), timeout)
  signal?.addEventListener('abort', onAbort)
  try {
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
    if (settings.security === 'none' && !isLoopback(socket.remoteAddress ?? '')) throw new SmtpFault('not-this-machine')
    return socket
  } catch (error) {
    socket.destroy()
    throw error
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
  }
}
