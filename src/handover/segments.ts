import type { PieceKind } from './html-pieces.js'

/** A stretch of a finished part; `isTag` for what we put there, for the service. */
export interface Segment {
  readonly kind: PieceKind
  readonly text: string
  readonly isTag: boolean
}

export interface LookAlike {
  /** As it stands there, on one line and not too long. */
  readonly found: string
  /** The same with its own white space, and without a sign that it goes on. */
  readonly raw: string
  /** What makes it look like a tag: its beginning, or all of it. */
  readonly match: string
  /** Some words before it and behind it. */
  readonly around: string
  readonly kind: PieceKind
}

export function joined(segments: readonly Segment[]): string {
  return segments.map(({ text }) => text).join('')
}

/**
 * What a service would take for its own tags, and is none of ours. What holds a tag of ours and something besides is none
 * either: the service would lose where ours begins, or ends.
 *
 * @param patterns  global
 */
export function lookAlikes(segments: readonly Segment[], patterns: readonly RegExp[]): LookAlike[] {
  const text = joined(segments)
  const places: Array<Segment & { readonly from: number; readonly to: number }> = []
  for (const segment of segments) {
    const from = places.at(-1)?.to ?? 0
    places.push({ ...segment, from, to: from + segment.text.length })
  }
  const tags = places.filter(({ isTag }) => isTag)
  const isOurs = (from: number, to: number): boolean => tags.some((tag) => tag.from <= from && to <= tag.to)
  const found = patterns
    .flatMap((pattern) => [...text.matchAll(pattern)].map(({ index, 0: match }) => ({ index, match })))
    .filter(({ index, match }) => !isOurs(index, index + match.length))
    .toSorted((a, b) => a.index - b.index)
  const told: LookAlike[] = []
  let shownTo = 0
  for (const { index, match } of found) {
    // What stands in words that are shown already is shown.
    if (index < shownTo) continue
    const shown = excerptOf(text.slice(index, index + 2000), match)
    shownTo = index + Math.max(shown.length, match.length)
    told.push({ found: shorter(onOneLine(shown)), raw: shown.slice(0, longest), match, around: aroundOf(text, index, shown.slice(0, longest).length), kind: places.find(({ to }) => to > index)?.kind ?? 'text' })
  }
  return told
}

/** An opening alone says little: what follows it on its line is shown, too. */
function excerptOf(text: string, match: string): string {
  const shown = match.length < 4 ? (/^.{0,40}/.exec(text)?.[0] ?? match) : match
  return /^.*?(?:\|\*|[%}#]\}|\}|\])/.exec(shown)?.[0] ?? shown
}

const longest = 60

function shorter(line: string): string {
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Some thirty characters on each side, in whole words, and of the same paragraph. */
function aroundOf(text: string, index: number, length: number): string {
  const [before = '', earlier] = text.slice(Math.max(0, index - 30), index).split(/\n\s*\n/).toReversed()
  const [behind = '', later] = text.slice(index + length, index + length + 30).split(/\n\s*\n/)
  const from = earlier === undefined && index > 30 ? `… ${before.replace(/^\S*\s/, '')}` : before
  const to = later === undefined && index + length + 30 < text.length ? `${behind.replace(/\s\S*$/, '')} …` : behind
  return onOneLine(`${from}${text.slice(index, index + length)}${to}`)
}

/** Splits text at these words, and puts in their place what `tag` says; null leaves the word as it is. */
export function splitAt(text: string, words: readonly string[], kind: PieceKind, tag: (word: string) => string | null): Segment[] {
  if (words.length === 0) return [{ kind, text, isTag: false }]
  const parts = text.split(new RegExp(`(${words.join('|')})`))
  return parts.flatMap((part, index): Segment[] => {
    const put = index % 2 === 1 ? tag(part) : null
    return part === '' ? [] : [{ kind, text: put ?? part, isTag: put !== null }]
  })
}
