import type { IssueSource } from '../issue/parse-issue.js'
import type { ReaderPlaces } from '../issue/reader-places.js'
import { sha256 } from '../sha256.js'

/**
 * Words that stand in an email where an email service puts something of its own. They are made from a hash of what the
 * email is made from, so that no text can hold them; and they have letters and digits only, so that no escaping, no
 * encoding and no line break changes them on their way through the templates.
 */
export interface Marks {
  readonly unsubscribe: string
  readonly viewInBrowser: string
  readonly postalAddress: string
  readonly firstName: string
}

/** The marks of an issue's emails, the same each time. */
export function marksOf({ path, text }: IssueSource): Marks {
  const hash = sha256(`marks ${path}\n${text}`).slice(0, 16)
  return { unsubscribe: `unsubscribe${hash}`, viewInBrowser: `viewInBrowser${hash}`, postalAddress: `postalAddress${hash}`, firstName: `firstName${hash}` }
}

/** Which of its own a service has; every service has a way to unsubscribe. */
export interface ServicePlaces {
  readonly hasWebVersion: boolean
  readonly hasPostalAddress: boolean
}

/**
 * The places of the email of an audience for a service. A newsletter without a postal address has no line for one.
 *
 * Whoever has the address of a service's web version can read it: only what everybody may read has one.
 */
export function markedPlaces(marks: Marks, own: ReaderPlaces, { hasWebVersion, hasPostalAddress }: ServicePlaces, audience: string): ReaderPlaces {
  return {
    ...marks,
    viewInBrowser: hasWebVersion && audience === 'public' ? marks.viewInBrowser : own.viewInBrowser,
    // Where it is the newsletter's own it is wrapped with its line.
    postalAddress: own.postalAddress !== null && hasPostalAddress ? marks.postalAddress : own.postalAddress,
  }
}
