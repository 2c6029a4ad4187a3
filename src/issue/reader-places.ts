import type { Strings } from '../language/strings.js'
import { partsOfGreeting } from '../schema/mail-values.js'
import type { Newsletter } from '../schema/newsletter.js'
import type { Issue } from './issue.js'

/** What stands in an email where an email service has something of its own for each reader. Null where nothing stands. */
export interface ReaderPlaces {
  /** The address of the link that unsubscribes; without one, readers are asked to answer. */
  readonly unsubscribe: string | null
  /** The address of the email as a web page. */
  readonly viewInBrowser: string | null
  readonly postalAddress: string | null
  /** The reader's first name; without one, the greeting has its other words. */
  readonly firstName: string | null
}

/** The newsletter's own: the mailbox of its imprint, and the archive. An address is never invented. */
export function ownPlaces({ imprint, sender, address }: Newsletter, strings: Pick<Strings, 'unsubscribe'>, permalink: string | null): ReaderPlaces {
  const mailbox = imprint.email ?? sender.replyTo ?? sender.email
  return {
    unsubscribe: imprint.unsubscribe ?? (mailbox === undefined ? null : `mailto:${mailbox}?subject=${encodeURIComponent(strings.unsubscribe)}`),
    viewInBrowser: permalink,
    postalAddress: address ?? null,
    firstName: null,
  }
}

/** The line that greets the readers of an issue's email; the newsletter's is for issues in its own language. */
export function greetingOf({ greeting, lang }: Pick<Issue, 'greeting' | 'lang'>, { email, language }: Newsletter): string | undefined {
  return greeting ?? (lang === language ? email.greeting : undefined)
}

/** The same as its reader sees it. */
export function greetingFor(greeting: string, { firstName }: ReaderPlaces): string {
  const { before, fallback, after } = partsOfGreeting(greeting)
  return `${before}${fallback === null ? '' : (firstName ?? fallback)}${after}`
}
