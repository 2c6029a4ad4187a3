import type { Message, Place } from '../messages/message.js'
import { message } from '../messages/report.js'
import type { RuleId } from '../messages/rules.js'
import type { TemplateFile } from './template-files.js'

/** A stretch of text with the place where a person wrote it. Generated text stands as a whole for what is at `offset`. */
interface Piece {
  readonly text: string
  readonly file: TemplateFile
  readonly offset: number
  readonly isGenerated: boolean
}

/**
 * Text that was put together from files, and knows of every character where it came from: a source map.
 *
 * Offsets count UTF-16 code units from 0.
 */
export interface Source {
  readonly text: string
  readonly pieces: readonly Piece[]
}

/** From `start` up to, and without, `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

interface Position {
  readonly line: number
  readonly column: number
}

/** `with` takes the place of a range. Edits of one splice stand in order and do not overlap. */
export interface Edit extends Range {
  readonly with: Source
}

export const nothing: Source = { text: '', pieces: [] }

export function sourceOf(file: TemplateFile): Source {
  return join([{ text: file.text, file, offset: 0, isGenerated: false }])
}

/** Text that nobody wrote; findings in it point to what stands at `offset` of `source`. */
export function generated(text: string, source: Source, offset: number): Source {
  const origin = originOf(source, offset)
  return origin === null ? nothing : join([{ text, ...origin, isGenerated: true }])
}

export function concat(sources: readonly Source[]): Source {
  return join(sources.flatMap(({ pieces }) => pieces))
}

export function splice(source: Source, edits: readonly Edit[]): Source {
  const kept = edits.flatMap((edit, index) => [...cut(source, edits[index - 1]?.end ?? 0, edit.start), ...edit.with.pieces])
  return join([...kept, ...cut(source, edits.at(-1)?.end ?? 0, source.text.length)])
}

/** A message about a range of the source, at the place in the file where it was written. */
export function finding(rule: RuleId, source: Source, range: Range, text: string, note: string): Message {
  const from = originOf(source, range.start)
  if (from === null) return message(rule, null, null, text, note)
  const last = originOf(source, Math.max(range.start, range.end - 1))
  const isOneStretch = last !== null && last.file === from.file && last.offset >= from.offset
  return message(rule, from.file.path, placeOf(from.file.text, from.offset, isOneStretch ? last.offset + 1 : from.offset + 1), text, note)
}

/** The file in which the character at an offset was written, as it is shown to the user; null where there is no text. */
export function fileAt(source: Source, offset: number): string | null {
  return originOf(source, offset)?.file.path ?? null
}

/** The offset of a position as Handlebars gives it: lines count from 1, columns from 0; CR, LF and CRLF end a line. */
export function offsetOf(text: string, position: Position): number {
  return offsetsIn(text)(position)
}

/** The same for many positions of one text. */
export function offsetsIn(text: string): (position: Position) => number {
  const starts = [0, ...Array.from(text.matchAll(/\r\n?|\n/g), (end) => end.index + end[0].length)]
  return ({ line, column }) => (starts[line - 1] ?? text.length) + column
}

function join(pieces: readonly Piece[]): Source {
  return { text: pieces.map(({ text }) => text).join(''), pieces }
}

function cut(source: Source, start: number, end: number): Piece[] {
  let at = 0
  return source.pieces.flatMap((piece) => {
    const from = Math.max(0, start - at)
    const to = Math.min(piece.text.length, end - at)
    at += piece.text.length
    return from < to ? [{ ...piece, text: piece.text.slice(from, to), offset: piece.isGenerated ? piece.offset : piece.offset + from }] : []
  })
}

function originOf(source: Source, offset: number): { file: TemplateFile; offset: number } | null {
  let at = 0
  for (const { text, file, offset: start, isGenerated } of source.pieces) {
    if (offset < at + text.length) return { file, offset: isGenerated ? start : start + offset - at }
    at += text.length
  }
  const last = source.pieces.at(-1)
  return last === undefined ? null : { file: last.file, offset: last.isGenerated ? last.offset : last.offset + last.text.length }
}

function placeOf(text: string, start: number, end: number): Place {
  const [from, to] = [position(text, start), position(text, end)]
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
}

function position(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split(/\r\n?|\n/)
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}
