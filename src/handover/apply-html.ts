import { escapeCharacters, escapeHtml } from './characters.js'
import { htmlPieces, type Piece } from './html-pieces.js'
import type { Place, PlaceName, Places } from './places.js'
import type { Adaptation, TagLanguage } from './profile.js'
import { joined, splitAt, type Segment } from './segments.js'

/** A mark that stands where its tag cannot. */
export interface Misplaced {
  readonly place: PlaceName
  readonly where: string
}

/**
 * The HTML of an edition with a service's tags in the places of its marks, byte for byte; and with the service's own signs
 * in words and addresses written so that it does not see them.
 */
export function applyToHtml(html: string, { tagged, words }: Places, { characters }: Pick<TagLanguage, 'characters'>, adapt: Adaptation): { segments: Segment[]; misplaced: Misplaced[] } {
  const filled = words.reduce((text, [mark, own]) => text.replaceAll(mark, () => escapeHtml(own)), html)
  const segments: Segment[] = []
  const misplaced: Misplaced[] = []
  for (const piece of htmlPieces(withElements(filled, tagged))) {
    misplaced.push(...tagged.flatMap((place) => (piece.text.includes(place.mark) ? misplacedIn(piece, place) : [])))
    for (const segment of segmentsOf(piece, tagged, characters, adapt)) {
      if (adapt.notBeforeFirstName !== undefined && segment.isTag && segment.text === tagOf(tagged, 'firstName')) beginLine(segments, adapt.notBeforeFirstName)
      segments.push(segment)
    }
  }
  return { segments: withEnding(segments, adapt), misplaced }
}

function segmentsOf({ kind, text }: Piece, tagged: readonly Place[], characters: RegExp, { comment }: Adaptation): Segment[] {
  if (kind === 'comment' && comment !== undefined) return [{ kind, text: comment(text), isTag: true }]
  if (kind === 'comment' || kind === 'style') return [{ kind, text, isTag: false }]
  if (kind === 'tag') return splitAt(text, tagged.map(({ mark }) => `</?${mark}`), kind, (start) => elementTag(start, tagged))
  return splitAt(escapeCharacters(text, characters), tagged.map(({ mark }) => mark), kind, (mark) => {
    const html = tagged.find((place) => place.mark === mark)?.html
    return typeof html === 'string' ? html : null
  })
}

function tagOf(tagged: readonly Place[], name: PlaceName): string | null {
  const html = tagged.find((place) => place.name === name)?.html
  return typeof html === 'string' ? html : null
}

function elementTag(start: string, tagged: readonly Place[]): string | null {
  const html = tagged.find(({ mark }) => start.endsWith(mark))?.html
  return html === undefined || typeof html === 'string' ? null : start.replace(/[^</]+$/, html.element)
}

const link = /<a((?:\s+[^\s"'<>=/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*>([\s\S]*?)<\/a\s*>/gi

/** `<a href="mark" style="…">words</a>` → `<mark style="…">words</mark>` for a tag that is an element. */
function withElements(html: string, tagged: readonly Place[]): string {
  const elements = tagged.filter((place) => typeof place.html !== 'string')
  if (elements.length === 0) return html
  return html.replace(link, (whole, attributes: string, words: string) => {
    const [, , value] = /\shref\s*=\s*(["'])(.*?)\1/i.exec(attributes) ?? []
    const place = elements.find(({ mark }) => mark === value)
    if (place === undefined) return whole
    // What belongs to a link alone goes with it.
    const others = attributes.replace(/\s(?:href|target|rel)\s*=\s*(?:"[^"]*"|'[^']*')/gi, '')
    return `<${place.mark}${others}>${words}</${place.mark}>`
  })
}

function misplacedIn({ kind, text, quote }: Piece, { name, mark, html }: Place): Misplaced[] {
  const at = (where: string): Misplaced[] => [{ place: name, where }]
  if (kind === 'style') return at('in a style')
  if (kind === 'comment') return at('in a comment')
  if (typeof html !== 'string') return new RegExp(`^</?${mark}`).test(text) && kind === 'tag' ? [] : at('where it is not the address of a link')
  if (kind === 'tag') return at('in a tag')
  if (kind === 'value' && quote === null) return at('in an attribute without quotation marks')
  return kind === 'value' && quote !== null && html.includes(quote) ? at('in an attribute, whose quotation marks it would end') : []
}

/** Begins a new line in front of what comes next, if this character stands on it: in the tag before, where no reader sees it. */
function beginLine(segments: Segment[], character: string): void {
  const line = joined(segments).split('\n').at(-1) ?? ''
  if (!line.includes(character)) return
  const index = segments.findLastIndex(({ kind, isTag }) => !isTag && (kind === 'tag' || kind === 'comment'))
  const segment = segments[index]
  if (segment === undefined) return
  const text = segment.kind === 'comment' ? `${segment.text}\n` : segment.text.endsWith('>') ? `${segment.text.slice(0, -1)}\n>` : segment.text.replace(/\s(?=\S*$)/, '\n')
  segments[index] = { ...segment, text }
}

function withEnding(segments: readonly Segment[], { ending }: Adaptation): Segment[] {
  if (ending === undefined) return [...segments]
  const index = segments.findLastIndex(({ kind, text }) => kind === 'tag' && /^<\/body\b/i.test(text))
  const at = index === -1 ? segments.length : index
  return [...segments.slice(0, at), { kind: 'text', text: ending, isTag: true }, ...segments.slice(at)]
}
