import { exitCodes, Failure } from '../failure.js'
import { sha256 } from '../sha256.js'
import type { IssueResult } from './issue-result.js'

/** An email edition as it was rendered. */
export interface RenderedEmail {
  readonly audience: string
  /** Its files without their extensions: `email/issue-06/members`. */
  readonly path: string
  readonly html: string
  readonly text: string
  /** The files of the pictures that it shows, relative to the archive. */
  readonly pictures: readonly string[]
}

/** The email editions of a result, in the order of its artefacts. */
export function emailsOf({ artefacts, assets }: Pick<IssueResult, 'artefacts' | 'assets'>): RenderedEmail[] {
  const contents = new Map(artefacts.map((artefact) => [artefact.path, artefact.contents]))
  return artefacts.flatMap(({ path: file, contents: html }) => {
    const [, path, audience] = /^(email\/.*?([^/]+))\.html$/.exec(file) ?? []
    const text = contents.get(`${path ?? ''}.txt`)
    if (path === undefined || audience === undefined || typeof html !== 'string' || typeof text !== 'string') return []
    return [{ audience, path, html, text, pictures: assets.filter((asset) => html.includes(asset)) }]
  })
}

/** SHA-256 of what an edition says, in lower-case hexadecimal. */
export function emailHash({ html, text }: Pick<RenderedEmail, 'html' | 'text'>): string {
  return sha256(JSON.stringify([html, text]))
}

/** Whether the edition for some is the public one, word for word; `built` are those of the build. */
export function isSameAsPublic({ audience }: Pick<RenderedEmail, 'audience'>, built: readonly RenderedEmail[]): boolean {
  const hashOf = (name: string): string | null => built.filter((email) => email.audience === name).map(emailHash)[0] ?? null
  return audience !== 'public' && hashOf(audience) !== null && hashOf(audience) === hashOf('public')
}

/** What to throw for an audience that gets no email, or when nobody gets one; `path` is the issue file. */
export function noEmailFor(audience: string | null, path: string, emails: readonly Pick<RenderedEmail, 'audience'>[]): Failure {
  const rest = emails.length === 0 ? 'All of its blocks are for the page alone.' : `There is one for ${emails.map((email) => email.audience).join(', ')}.`
  return new Failure(`${path} has no email for ${audience ?? 'anybody'}. ${rest}`, exitCodes.usage)
}
