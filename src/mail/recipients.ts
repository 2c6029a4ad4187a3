import { exitCodes, Failure } from '../failure.js'
import { visibleLine } from '../messages/visible.js'
import { checkedAddress, checkedText } from './fields.js'

/** Beyond these it is a mass mailing, which needs a service that takes care of bounces and of those who leave. */
const most = 50

/**
 * Recipients as they were typed, each of them once, as addresses in ASCII that an envelope takes.
 *
 * @throws Failure (usage) for what is no address, for several in one, and for too many
 */
export function recipientsOf(typed: readonly string[]): string[] {
  const addresses = typed.map(checkedRecipient)
  const recipients = [...new Map(addresses.map((address) => [address.toLowerCase(), address])).values()]
  if (recipients.length <= most) return recipients
  throw new Failure(`${recipients.length} recipients are too many: \`send\` is for test messages and for the address of a mailing list, ${most} at most. For everybody else there is \`efc-news handoff\`, which prepares the issue for an email service.`, exitCodes.usage)
}

function checkedRecipient(typed: string): string {
  checkedText('To', typed)
  if (typed.split('@').length <= 2 || !/[,;\s]/.test(typed)) return checkedAddress('To', typed)
  throw new Failure(`Unexpected “${visibleLine(typed).slice(0, 100)}” for --to, expected each address by itself: --to ada@example.org bob@example.org.`, exitCodes.usage)
}
