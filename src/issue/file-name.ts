import { language } from '../schema/values.js'

/** What the path of an issue file says of it. */
export interface FileName {
  /** The part of the address when the front matter has none: `issues/issue-06.md` and `issues/issue-06.fr.md` → `issue-06`; `issues/autumn/index.md` → `autumn`. In Unicode NFC. */
  readonly slug: string
  /** What the editions of one issue in several languages share: the path without language and ending. */
  readonly stem: string
  /** The language of a translation, as a canonical BCP 47 tag; null for the issue itself. */
  readonly translation: string | null
}

/** ISO 639 has two or three letters, and what follows begins with a hyphen: `issue.final.md` names no language. */
const suffix = /^(.+)\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)$/

/** Takes the path of an issue file apart. A file that names the newsletter's own language is the issue itself. */
export function readFileName(path: string, own: string): FileName {
  const whole = path.normalize('NFC').replace(/\.md$/i, '')
  const [, before, tag] = suffix.exec(whole) ?? []
  const lang = tag === undefined ? undefined : knownLanguage(tag)
  const stem = before === undefined || lang === undefined ? whole : before
  const parts = stem.split('/')
  const name = parts.at(-1) === 'index' ? parts.at(-2) : parts.at(-1)
  return { slug: name ?? '', stem, translation: lang === undefined || lang === own ? null : lang }
}

/** The canonical tag of a language that there is: `report.pdf.md` is in none. */
function knownLanguage(tag: string): string | undefined {
  const lang = language.safeParse(tag).data
  return lang !== undefined && new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(new Intl.Locale(lang).language) !== undefined ? lang : undefined
}
