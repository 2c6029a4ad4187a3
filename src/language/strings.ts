import * as z from 'zod'

/** Some of them stand in for a title, which is HTML. */
const words = z.string().min(1).max(300).regex(/^[^<>]*$/, 'words without < and >')

/** Words in which `{name}` is filled in; a file that forgets it would publish "Issue" without its number. */
const pattern = (...names: readonly string[]) => {
  const marks = names.map((name) => `{${name}}`)
  return words.refine((text) => marks.every((mark) => text.includes(mark)), `words that hold ${marks.join(' and ')}`)
}

/** The words of the templates: `templates/strings/<lang>.yaml`. */
export const stringsSchema = z.strictObject({
  issue: pattern('number'),
  special: words,
  viewInBrowser: words,
  readOn: words,
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
  /** What stands between a label and what it is the label of; a space follows. */
  colon: words,
  register: words,
  registerBy: pattern('date'),
  moreInformation: words,
  cancelled: words,
  postponed: words,
  footnotes: words,
  links: words,
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
  specials: words,
  mainNavigation: words,
  languages: words,
  notTranslated: words,
  inLanguage: pattern('language'),
  feed: words,
  feedOf: pattern('newsletter'),
  asSent: words,
  updatedOn: pattern('date'),
  olderIssues: words,
  members: words,
  topicTitle: pattern('topic'),
  allTopics: words,
  pageMissing: words,
  pageMissingText: words,
  homePage: words,
  accessibility: words,
  accessibilityAim: pattern('newsletter'),
  accessibilityStandard: words,
  accessibilityCheckedTitle: words,
  accessibilityChecked: words,
  accessibilityPictures: words,
  accessibilityLimitsTitle: words,
  accessibilityEmails: words,
  accessibilityDocuments: words,
  accessibilitySearch: words,
  accessibilityContactTitle: words,
  accessibilityContact: words,
  accessibilityContactless: words,
  search: words,
  searchLabel: words,
  searching: words,
  searchResults: pattern('count'),
  searchNothing: words,
  searchMore: words,
  searchNeedsScript: words,
  searchFromDisk: words,
  searchFailed: words,
  searchInstead: words,
  moved: words,
  events: words,
  upcomingEvents: words,
  noUpcomingEvents: words,
  pastEvents: pattern('year'),
  eventsOf: pattern('year'),
  earlierEvents: words,
  allEvents: words,
  eventsPart: pattern('title', 'part'),
  previousPart: words,
  nextPart: words,
  toldIn: words,
  addToCalendar: words,
  subscribeToEvents: words,
  part: pattern('number'),
  titleOfPart: pattern('title', 'number'),
  partsOfList: words,
  allSpecials: words,
  aboutIssues: pattern('newsletter'),
  aboutSpecials: pattern('newsletter'),
  aboutYear: pattern('newsletter', 'year'),
  aboutTopics: pattern('newsletter'),
  aboutTopic: pattern('newsletter', 'topic'),
  aboutEvents: pattern('newsletter'),
  aboutMembers: pattern('newsletter'),
  aboutSearch: pattern('newsletter'),
  aboutAccessibility: pattern('newsletter'),
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

/** The language in which the words for `lang` are read aloud: its own, or the one that they are in for want of a translation. */
export function wordsLanguage(lang: string, all: ReadonlyMap<string, Strings>): string {
  const words = stringsLanguage(lang, all)
  return new Intl.Locale(words).language === new Intl.Locale(lang).language ? lang : words
}

/** The words for a language, which may be those of another: see `stringsLanguage`. */
export function stringsFor(lang: string, all: ReadonlyMap<string, Strings>): Strings {
  const strings = all.get(stringsLanguage(lang, all))
  if (strings === undefined) throw new Error('templates/strings/en.yaml is part of the package')
  return strings
}
