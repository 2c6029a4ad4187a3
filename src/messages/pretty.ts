import { codeFrame } from './code-frame.js'
import type { Message, Severity } from './message.js'
import type { RuleId } from './rules.js'
import { compareText, sortMessages } from './sort.js'
import { coloured, plain, type Style } from './style.js'
import { visible, visibleLine } from './visible.js'

export interface PrettyOptions {
  /** The text of source files, by the names that messages have for them. */
  readonly sources: ReadonlyMap<string, string>
  readonly color: boolean
}

/** An old archive breaks one rule a thousand times: above `most` messages of a rule, only the first `shown` are printed. */
const most = 50
const shown = 10

/**
 * Prints messages for an editor: what was found, where in their text, and what to do; last, how many there are.
 *
 * Returns an empty string when there is nothing to say, else text that ends with a line break. Without colour, a line
 * break is the only control character in it, whatever the sources hold.
 */
export function formatPretty(messages: readonly Message[], { sources, color }: PrettyOptions): string {
  if (messages.length === 0) return ''
  const style = color ? coloured : plain
  const sorted = sortMessages(messages)
  const crowded = crowdedRules(sorted)
  const hidden = new Set(crowded.flatMap(({ ofRule }) => ofRule.slice(shown)))
  return [
    ...sorted.filter((message) => !hidden.has(message)).map((message) => describe(message, sources, style)),
    ...(crowded.length > 0 ? [crowded.map(({ rule, ofRule }) => remainder(rule, ofRule.length - shown, style)).join('\n')] : []),
    tally(sorted, style),
  ]
    .map((paragraph) => `${paragraph}\n`)
    .join('\n')
}

function describe(message: Message, sources: ReadonlyMap<string, string>, style: Style): string {
  const { file, place, severity, rule, note } = message
  const source = file === null ? undefined : sources.get(file)
  const head = [
    ...(file === null ? [] : [style.strong(locationOf(file, place))]),
    style[severity](severity),
    visibleLine(message.message),
    style.faint(rule),
  ].join('  ')
  const frame = source === undefined || place === null ? '' : codeFrame(source, place, { gutter: style.faint, mark: style[severity] })
  const advice = note.trim() === '' ? '' : `  ${style.strong('What to do:')} ${indented(note.trim())}`
  return [head, frame, advice].filter((part) => part !== '').join('\n')
}

function locationOf(file: string, place: Message['place']): string {
  return [visibleLine(file), ...(place === null ? [] : [place.line, place.column])].join(':')
}

function indented(note: string): string {
  return note
    .split(/\r\n|\n|\r/)
    .map((line, index) => (index === 0 || line.trim() === '' ? line.trim() : `  ${line.trimEnd()}`))
    .map((line) => visible(line.replaceAll('\t', ' ')))
    .join('\n')
}

function crowdedRules(messages: readonly Message[]): { rule: RuleId; ofRule: Message[] }[] {
  return [...new Set(messages.map(({ rule }) => rule))]
    .sort(compareText)
    .map((rule) => ({ rule, ofRule: messages.filter((message) => message.rule === rule) }))
    .filter(({ ofRule }) => ofRule.length > most)
}

function remainder(rule: RuleId, count: number, style: Style): string {
  return `… and ${grouped(count)} more of ${style.faint(rule)}`
}

function tally(messages: readonly Message[], style: Style): string {
  return (['error', 'warning'] as const satisfies Severity[])
    .map((severity) => ({ severity, count: messages.filter((message) => message.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => style[severity](`${grouped(count)} ${severity}${count === 1 ? '' : 's'}`))
    .join(', ')
}

function grouped(count: number): string {
  return count.toLocaleString('en-GB')
}
