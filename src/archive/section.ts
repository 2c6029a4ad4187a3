import { folderOf } from '../issue/address.js'
import type { IssueHead } from '../issue/parse-issue.js'
import { compareText } from '../messages/sort.js'

/** The pages of one language. The newsletter's own lie at the root of the archive, those of another in a folder of its name. */
export interface Section {
  /** A BCP 47 tag. */
  readonly lang: string
  /** `` or `fr/`: what the paths of its pages begin with, below `archive/`. */
  readonly prefix: string
}

/** Where an issue's page belongs: an issue that is no translation stands among the newsletter's own, whatever its language. */
export function sectionOf({ translation }: Pick<IssueHead, 'translation'>, language: string): Section {
  return { lang: translation ?? language, prefix: folderOf(translation) }
}

/** The sections of an archive: the newsletter's own language, then those of its translations by their tags. */
export function sectionsOf(listed: readonly IssueHead[], language: string): Section[] {
  const translations = new Set(listed.flatMap(({ translation }) => (translation === null ? [] : [translation])))
  return [null, ...[...translations].toSorted(compareText)].map((translation) => sectionOf({ translation }, language))
}

/** The issues that were written in a section's language, or translated into it. */
export function writtenIn({ prefix }: Section, listed: readonly IssueHead[]): IssueHead[] {
  return listed.filter(({ translation }) => folderOf(translation) === prefix)
}

/** The issues that a section lists: each in its language, or in the newsletter's own while there is no translation. */
export function listedIn(section: Section, listed: readonly IssueHead[]): IssueHead[] {
  const own = writtenIn(section, listed)
  const translated = new Set(own.map(({ stem }) => stem))
  return [...own, ...listed.filter(({ stem, translation }) => translation === null && !translated.has(stem))]
}
