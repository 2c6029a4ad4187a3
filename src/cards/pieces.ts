import { syllablesOf } from './syllables.js'

/** What a line is made of: it may end after each. */
export interface Piece {
  readonly text: string
  /** What follows when the line goes on, and when it ends here. */
  readonly within: '' | ' '
  readonly atEnd: '' | '-'
}

/** A space of French that is none to break at: before a mark, and within « ». */
const tied = / (?=[:;!?]|»(?:$|[\s.,;:!?]))|(?<=(?:^|\s)«) /gu

/** A line may end after a hyphen, a dash or a slash between letters, and at a zero width space. */
const seam = /(?<=[\p{L}\p{N}][-–—/])(?=\p{L})|\u200B/u

/** Cuts a text where lines may end; within a word only where it must be, which `isTooWide` tells. */
export function piecesOf(text: string, isTooWide: (word: string) => boolean): Piece[] {
  const words = text.replaceAll(tied, '\u00A0').split(' ')
  return words.flatMap((word) => {
    const parts = word.split(seam).flatMap((part) => partsOf(part, isTooWide))
    return parts.map((piece, index) => (index === parts.length - 1 ? { ...piece, within: ' ' as const, atEnd: '' as const } : piece))
  })
}

/** Several pieces as one line. */
export function lineOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text, within, atEnd }, index) => text + (index === pieces.length - 1 ? atEnd : within)).join('')
}

function partsOf(part: string, isTooWide: (word: string) => boolean): Piece[] {
  const whole = part.replaceAll('\u00AD', '')
  if (!isTooWide(whole)) return [{ text: whole, within: '', atEnd: '' }]
  // Where the author allows it, else where it does least harm.
  const parts = part.includes('\u00AD') ? part.split('\u00AD') : syllablesOf(part)
  return parts.map((text, index) => ({ text, within: '', atEnd: index < parts.length - 1 && /\p{L}$/u.test(text) ? '-' : '' }))
}
