import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import { SmtpFault } from './smtp-problem.js'

type Done<T> = (error?: Error | null, result?: T) => void

/**
 * One step of a conversation as a promise, which settles however the step ends: nodemailer calls back, or it says
 * `error`, or it says no more than `end` (after `close`). An abort closes the connection.
 */
export async function step<T>(connection: SMTPConnection, run: (done: Done<T>) => void, signal?: AbortSignal): Promise<T | undefined> {
  // nodemailer may say `end` just before it calls back with the reason; that must win.
  const ended = (reject: (error: Error) => void): (() => void) => () => queueMicrotask(() => reject(new SmtpFault('closed')))
  const onAbort = (): void => connection.close()
  signal?.addEventListener('abort', onAbort)
  let forget: () => void = () => undefined
  try {
    return await new Promise<T | undefined>((resolve, reject) => {
      const onEnd = ended(reject)
      connection.once('error', reject).once('end', onEnd)
      forget = () => connection.off('error', reject).off('end', onEnd)
      run((error, result) => (error ? reject(error) : resolve(result)))
    })
  } finally {
    signal?.removeEventListener('abort', onAbort)
    forget()
  }
}
