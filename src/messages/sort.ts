import type { Message } from './message.js'

/**
 * Messages in the order in which they are read: by file (null last), line, column, rule and text.
 *
 * What is still equal keeps its order; what was reported twice, alike in every field, stays once. Text compares by
 * code unit, so that the order is the same under every locale.
 */
export function sortMessages(messages: readonly Message[]): Message[] {
  const unique = new Map(messages.map((message) => [identity(message), message]))
  return [...unique.values()].sort(
    (a, b) =>
      compareFiles(a.file, b.file) ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0) ||
      compareText(a.rule, b.rule) ||
      compareText(a.message, b.message),
  )
}

/** Orders text by UTF-16 code unit: below 0 when `a` comes first. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function compareFiles(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return compareText(a, b)
}

function identity({ file, place, rule, severity, message, note }: Message): string {
  return JSON.stringify([file, place?.line, place?.column, place?.endLine, place?.endColumn, rule, severity, message, note])
}
