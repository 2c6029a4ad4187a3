import { basename, isAbsolute, relative, sep } from 'node:path'
import type { Artefact } from './artefact.js'
import type { ServicePlaces } from './email/marks.js'
import { makeHandover } from './handover/handover.js'
import { profiles } from './handover/profiles/index.js'
import { zipOf } from './handover/zip.js'
import { addressOf } from './issue/address.js'
import type { Message } from './messages/message.js'
import { applyChecks, asWarning } from './messages/severity.js'
import { sortMessages } from './messages/sort.js'
import { holdOutput } from './output/hold.js'
import { readManifest } from './output/manifest.js'
import { writeArtefacts, type Written } from './output/write.js'
import type { Newsletter } from './schema/newsletter.js'
import type { ProfileName } from './schema/profile-names.js'
import { checkBuilt } from './stages/check-built.js'
import { handoverEdition } from './stages/handover-edition.js'
import { outdatedHandovers } from './stages/outdated-handovers.js'
import { prepareIssue, type PrepareOptions } from './stages/prepare-issue.js'
import { emailHash, emailsOf, isSameAsPublic, noEmailFor, type RenderedEmail } from './stages/rendered-emails.js'
import { translationsOf, type Translation } from './stages/translations-of.js'

export interface HandoffOptions extends Omit<PrepareOptions, 'handover'> {
  /** Absolute paths: the folder of the last build, and the folder to write. */
  readonly dist: string
  readonly out: string
  /** Null for what newsletter.yaml says. */
  readonly profile: ProfileName | null
  /** Null for all audiences that the issue has an email for. */
  readonly audiences: readonly string[] | null
}

export interface HandoffReport {
  /** What went wrong, if anything did: then nothing was written. */
  readonly failure: 'content' | 'configuration' | null
  /** Judged by the newsletter's `checks`, and sorted. */
  readonly messages: readonly Message[]
  readonly sources: ReadonlyMap<string, string>
  readonly written: readonly Written[]
  readonly profile: ProfileName | null
  /** What was made, relative to the folder that was written. */
  readonly handovers: ReadonlyArray<{ readonly audience: string; readonly folder: string; readonly zip: string; readonly sameAsPublic: boolean }>
  /** The issue in other languages. */
  readonly translations: readonly Translation[]
}

/**
 * Makes what the secretariat gets of one issue: for each audience a folder for one email service, and a .zip of it.
 *
 * With an error among the messages nothing is written. Throws a Failure for an issue that is not published and for an
 * audience that gets no email, InputError and OutputError when the disk fails.
 */
export async function handOff(options: HandoffOptions): Promise<HandoffReport> {
  const nameIn = (newsletter: Newsletter): ProfileName => options.profile ?? newsletter.profile
  const { issue, failure, messages: found, sources } = await prepareIssue({ ...options, handover: (newsletter) => ({ service: placesAt(nameIn(newsletter)) }) })
  const nothing = { sources, written: [], handovers: [], profile: null, translations: [] }
  if (issue === null) return { ...nothing, failure, messages: found }
  const { newsletter } = issue.open.context
  const name = nameIn(newsletter)
  const profile = profiles[name]
  const result = issue.forHandover
  if (result === null) throw new Error('The issue stage was not asked for a hand-over')
  const editions = chosen(emailsOf(result), options)
  const made = await Promise.all(editions.map(async (email) => ({ email, ...makeHandover(await handoverEdition(email, issue, { result, isPlain: placesAt(name) === null, archiveFolder: archiveFolder(options) }), profile) })))
  const messages = sortMessages([...found, ...applyChecks([...checkBuilt(issue.result, await readManifest(options.dist)), ...made.flatMap(({ messages: ofService }) => ofService)], newsletter.checks)])
  if (messages.some(({ severity }) => severity === 'error')) return { ...nothing, failure: 'content', messages }

  const address = addressOf(issue.head)
  const artefacts: Artefact[] = []
  const plain = emailsOf(issue.result)
  const handovers = made.map(({ email, files }) => {
    const { audience } = email
    const folder = `${address}/${name}/${audience}`
    const title = `${address.replaceAll('/', '-')}-${audience}-${name}`
    const zip = `${address}/${name}/${title}.zip`
    const own = { kind: 'page', source: issue.head.path, from: emailHash(plain.find((other) => other.audience === audience) ?? email) } as const
    artefacts.push(...[...files].map(([path, contents]) => ({ path: `${folder}/${path}`, contents, ...own })), { path: zip, contents: zipOf(title, files), ...own })
    return { audience, folder, zip, sameAsPublic: isSameAsPublic(email, plain) }
  })
  const isReplaced = (path: string): boolean => handovers.some(({ folder, zip }) => path === zip || path.startsWith(`${folder}/`))
  return holdOutput(options.out, async (output) => {
    const kept = new Map([...output.manifest].filter(([path]) => !isReplaced(path)))
    const { written } = await writeArtefacts(output, artefacts, { kept, signal: options.signal })
    const older = applyChecks(outdatedHandovers(kept, [issue.result], { isWhole: false }), newsletter.checks)
    return { failure: null, messages: sortMessages([...messages, ...older.map(asWarning)]), sources, written, handovers, profile: name, translations: translationsOf(issue.head, issue.open.project.sources, newsletter) }
  })
}

/** What a service has of its own; null for no service. */
function placesAt(name: ProfileName): ServicePlaces | null {
  const { html } = profiles[name]
  return name === 'plain' ? null : { hasWebVersion: html.viewInBrowser !== null, hasPostalAddress: html.postalAddress !== null }
}

/** The editions that were asked for: one that nobody gets is no edition. */
function chosen(emails: readonly RenderedEmail[], { audiences, path }: HandoffOptions): readonly RenderedEmail[] {
  const unknown = audiences?.find((audience) => emails.every((email) => email.audience !== audience))
  if (unknown !== undefined || emails.length === 0) throw noEmailFor(unknown ?? null, path, emails)
  return audiences === null ? emails : emails.filter(({ audience }) => audiences.includes(audience))
}

/** As it is called in a hand-over, which must be the same wherever the newsletter's folder lies. */
function archiveFolder({ dist, project }: HandoffOptions): string {
  const path = relative(project, dist).split(sep)
  return [...(path[0] === '..' || isAbsolute(path.join(sep)) ? [basename(dist)] : path), 'archive'].join('/')
}
