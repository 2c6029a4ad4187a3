import * as z from 'zod'

/** Some of them stand in for a title, which is HTML. */
const words = z.string().min(1).max(300).regex(/^[^<>]*$/, 'words without < and >')

/** Words in which `{name}` is filled in; a file that forgets it would publish "Issue" without its number. */
const pattern = (name: string) => words.refine((text) => text.includes(`{${name}}`), `words that hold {${name}}`)

/** The words of the templates: `templates/strings/<lang>.yaml`. */
export const stringsSchema = z.strictObject({
  issue: pattern('number'),
  special: words,
  viewInBrowser: words,
  inThisIssue: words,
  onThisPage: words,
  previousIssue: words,
  nextIssue: words,
  otherIssues: words,
  editorial: words,
  interview: words,
  updates: words,
  newsInBrief: words,
  publication: words,
  readPublication: words,
  note: words,
  quoteOpen: words,
  quoteClose: words,
  register: words,
  registerBy: pattern('date'),
  moreInformation: words,
  cancelled: words,
  postponed: words,
  footnotes: words,
  backToText: pattern('number'),
  funding: words,
  imprint: words,
  publisher: words,
  address: words,
  contact: words,
  website: words,
  email: words,
  unsubscribe: words,
  subscription: words,
  unsubscribeByReply: words,
  unsubscribeReason: pattern('newsletter'),
  draft: words,
  allIssues: words,
  pages: words,
  topics: words,
  noIssues: words,
  skipToContent: words,
})

export type Strings = z.output<typeof stringsSchema>

/** Fills `{name}` in a string. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

/** The language whose words are used for `lang`: itself, its main language (`fr` for `fr-BE`), else English. All are BCP 47 tags. */
export function stringsLanguage(lang: string, all: ReadonlyMap<string, Strings>): string {
  return [lang, new Intl.Locale(lang).language].find((tag) => all.has(tag)) ?? 'en'
}

/** The words for a language, which may be those of another: see `stringsLanguage`. */
export function stringsFor(lang: string, all: ReadonlyMap<string, Strings>): Strings {
  const strings = all.get(stringsLanguage(lang, all))
  if (strings === undefined) throw new Error('templates/strings/en.yaml is part of the package')
  return strings
}
