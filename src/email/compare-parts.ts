import { joint, seenText, wordsOfHtml, type WordsOfHtml } from '../markdown/words-of-html.js'
import { addressOf } from '../markdown/text-link.js'
import { linkMark } from '../markdown/text-marks.js'

/** What the two parts of an email say differently. */
export interface PartsCompared {
  /** Words of the HTML that the text has not, or not as often: each once, in the order of the HTML. */
  readonly missingWords: readonly string[]
  /** Addresses of the HTML that are nowhere in the text. */
  readonly missingLinks: readonly string[]
  /** What the HTML hides, and the text shows. */
  readonly hiddenShown: readonly string[]
  /** How many of all words that occur in either part occur in both, 0 to 1; addresses and how often do not count. */
  readonly shared: number
}

/**
 * Holds the finished text part of an email against its HTML: nobody who reads the one may miss what is in the other, and
 * spam filters take parts without common words for two messages (SpamAssassin's MPART_ALT_DIFF).
 *
 * A word is a run of letters, marks and digits, in small letters another one than in capitals. It is there when the text
 * has it as often as the HTML; of a picture's description once is enough, since a caption that repeats it is not printed
 * again. Words that stand in addresses alone do not count, but for those that are an address in the HTML too.
 */
export function compareParts(html: string, text: string): PartsCompared {
  const seen = wordsOfHtml(html)
  const plain = seenText(text)
  const counts = countWords(plain.replace(addresses, ' ').replace(linkMark, ' '))
  const wanted = wantedIn(seen, counts)
  const missing = [
    ...[...wanted.whole].filter(([word, count]) => (counts.get(word) ?? 0) < count).map(([word]) => word),
    ...[...wanted.parts].filter((word) => !plain.includes(word)),
  ]
  return {
    missingWords: [...new Set(missing)],
    missingLinks: missingLinks(seen.links, plain),
    hiddenShown: hiddenShown(seen, plain),
    shared: share(new Set(wanted.whole.keys()), new Set(counts.keys())),
  }
}

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

/** Behind words an address stands in brackets, which are none of its own. */
const addresses = /(?:https?:\/\/|www\.|mailto:|tel:)(?:[^\s()]|\([^\s()]*\))+/gi

interface Wanted {
  /** How often each word is in the HTML. */
  readonly whole: ReadonlyMap<string, number>
  /** Parts of words (`H`, `2`, `O`) and of addresses, which may be parts of others in the text. */
  readonly parts: ReadonlySet<string>
}

function wantedIn({ text, descriptions, links }: WordsOfHtml, counts: ReadonlyMap<string, number>): Wanted {
  const parts = new Set<string>()
  const addParts = (words: readonly string[]): void => words.forEach((word) => parts.add(word))
  const whole = new Map<string, number>()
  const want = (word: string): unknown => whole.set(word, (whole.get(word) ?? 0) + 1)
  // `a.eu/r` for https://a.eu/r is written with its scheme in a text.
  const linked = new Set(links.map((href) => normal(addressOf(href)).replace(/^https?:\/\//, '')))
  const isAddress = (word: string): boolean => word.search(addresses) >= 0 || linked.has(normal(withoutStops(word)))
  const others = text.replace(/\S+/g, (word) => {
    if (!isAddress(word.replaceAll(joint, ''))) return word
    addParts(wordsIn(word))
    return ' '
  })
  for (const [run] of others.matchAll(/[\p{L}\p{M}\p{N}\u2060]+/gu)) {
    const pieces = run.split(joint).filter((piece) => piece !== '')
    const word = pieces.join('')
    if (pieces.length === 1 || (pieces.length > 1 && counts.has(word))) want(word)
    else addParts(pieces)
  }
  for (const word of descriptions.flatMap(wordsIn)) whole.set(word, whole.get(word) ?? 1)
  return { whole, parts }
}

/** A pattern for the end of a word would be tried at each of its characters. */
function withoutStops(word: string): string {
  let end = word.length
  while (end > 0 && ')]”’».,:;!?…'.includes(word.charAt(end - 1))) end--
  return word.slice(0, end)
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of wordsIn(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function missingLinks(links: readonly string[], text: string): string[] {
  const written = new Set(text.match(addresses)?.map(normal))
  const [numbers, small] = [numbersOf(text), text.toLowerCase()]
  const isWritten = (href: string): boolean => {
    const address = addressOf(href)
    if (/^\s*tel:/i.test(href)) return numbers.includes(numbersOf(address))
    // An address is easily told from what follows it; if not, it is looked for letter by letter.
    return written.has(normal(address)) || isWithin(address, text) || isWithin(normal(address), small)
  }
  return [...new Set(links)].filter((href) => !isWritten(href))
}

/** Whether an address stands in a text, and not only as a part of another. */
function isWithin(address: string, text: string): boolean {
  const goesOn = /^\/?(?:\.?[\p{L}\p{N}]|[/?#%=&_+@$*-])/u
  const beganBefore = /[\p{L}\p{N}.%+@-]$/u
  for (let at = text.indexOf(address); at >= 0; at = text.indexOf(address, at + 1)) {
    const end = at + address.length
    if (!goesOn.test(text.slice(end, end + 4)) && !beganBefore.test(text.slice(Math.max(0, at - 2), at))) return true
  }
  return false
}

/** `https://a.eu/é/` and `https://a.eu/%C3%A9` are one address. */
function normal(address: string): string {
  const bare = address.replace(/\/$/, '')
  try {
    return decodeURI(bare).toLowerCase()
  } catch {
    return bare.toLowerCase()
  }
}

/** The `(0)` of `+32 (0)2 123` is dialled within the country only. */
function numbersOf(text: string): string {
  return text.replace(/\(0\)|[\s().\-\u2010-\u2013/]/g, '')
}

/** What is on screen elsewhere may be in the text too: a preheader is often the summary. */
function hiddenShown({ hidden, text }: WordsOfHtml, plain: string): string[] {
  const [shown, written] = [oneLine(text.replaceAll(joint, '')), oneLine(plain)]
  return hidden.map(oneLine).filter((words) => words !== '' && written.includes(words) && !shown.includes(words))
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function share(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((word) => other.has(word)).length
  const all = one.size + other.size - common
  return all === 0 ? 1 : common / all
}
