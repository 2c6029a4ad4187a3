import type { Contribution } from '../archive/contribution.js'
import type { Artefact } from '../artefact.js'
import type { EmailNote } from '../email/render-email.js'
import type { OwnLink } from '../issue/own-links.js'
import type { IssueHead } from '../issue/parse-issue.js'
import type { Message } from '../messages/message.js'
import type { GatheredPicture } from './issue-pictures.js'

/** What the issue stage made of one source. */
export interface IssueResult {
  readonly path: string
  readonly messages: Message[]
  readonly artefacts: Artefact[]
  /** Null when the front matter does not make an issue. */
  readonly head: IssueHead | null
  /** False for a draft, or an embargoed issue: nothing was made from it. */
  readonly published: boolean
  /** True when the archive has a page of it. */
  readonly inArchive: boolean
  /** What is told of its emails beside their files. */
  readonly emails: readonly EmailNote[]
  /** What the site's own pages show of it; null when nothing of it is public. */
  readonly contribution: Contribution | null
  /** Where it leads to in the archive, whether or not there is such a file: only the whole knows. */
  readonly links: readonly OwnLink[]
  /** The pictures that it asked for, and what it was told of them: with these and its source it is made again the same. */
  readonly pictures: readonly GatheredPicture[]
  /** The files of pictures that its artefacts and the site's own pages show of it, relative to the archive. */
  readonly assets: readonly string[]
}

/** An issue of which nothing was made. */
export function nothingOf(path: string, messages: Message[]): IssueResult {
  return { path, messages, artefacts: [], emails: [], head: null, published: false, inArchive: false, contribution: null, links: [], pictures: [], assets: [] }
}
