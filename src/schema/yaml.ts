import { isAlias, isMap, isPair, isScalar, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml'
import type { Message, Place } from '../messages/message.js'
import { message } from '../messages/report.js'

/** YAML that was read: its plain value, and where each part of it stands. */
export interface YamlSource {
  readonly value: unknown
  /** Where the value at a path stands; for a path that is not there, its nearest parent. */
  placeOf(path: readonly PropertyKey[]): Place
  /** Where a key itself stands. */
  placeOfKey(path: readonly PropertyKey[]): Place
}

/** What is wrong with a stretch of the text, `[start, end)` in UTF-16 units, and what to do. */
interface Problem {
  readonly range: readonly [start: number, end: number]
  readonly text: string
  readonly note: string
}

/**
 * Reads YAML 1.2 (core schema) with positions.
 *
 * Dates stay text, `10:30` stays text, `no` stays text. Duplicate keys, aliases, anchors and custom tags are errors:
 * an editor never means them, and each of them has been used to smuggle something in. So is what YAML would leave out
 * without a word: a second document, and text after ` #`.
 * Lines and columns count in `text`, which for front matter starts at the end of the opening fence.
 */
export function readYaml(text: string, file: string): { yaml: YamlSource | null; messages: Message[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: true,
    merge: false,
    prettyErrors: false,
    lineCounter: lines,
    // It prints nothing at this level; at 'silent' it would not tell of a second document either.
    logLevel: 'error',
  })
  const placeAt = (start: number, end: number): Place => {
    const from = lines.linePos(start)
    const to = lines.linePos(Math.max(start, end))
    return { line: from.line, column: from.col, endLine: to.line, endColumn: to.col }
  }
  const problems = [...syntaxProblems(document, text), ...loneReturns(text), ...nodeProblems(document, text)]
  if (problems.length > 0) return { yaml: null, messages: problems.map(({ range, text: found, note }) => message('yaml-syntax', file, placeAt(...range), found, note)) }
  return { yaml: sourceOf(document, placeAt), messages: [] }
}

function syntaxProblems(document: Document, text: string): Problem[] {
  return [...document.errors, ...document.warnings].map(({ code, message: reason, pos }) => {
    if (code !== 'MULTIPLE_DOCS') return { range: pos, text: describe(code, reason), note: advice(code) }
    const range = endOfDocument(document, text) ?? pos
    const note = 'Delete this line: what stands below it would not be read. If it belongs to a text, indent the line below its key.'
    return { range, text: `Unexpected \`${text.slice(...range)}\`, expected one document without \`...\` or \`---\` in it`, note }
  })
}

/** The line that ends the first document; yaml itself points at what follows. */
function endOfDocument(document: Document, text: string): [number, number] | null {
  const marker = /^(?:\.\.\.|---)(?=\s|$)/gm
  marker.lastIndex = document.range?.[1] ?? 0
  const found = marker.exec(text)
  return found === null ? null : [found.index, found.index + 3]
}

/** A CR alone ends a line in YAML, but not for the yaml package: a comment before it would take the next line along. */
function loneReturns(text: string): Problem[] {
  const at = text.search(/\r(?!\n)/)
  return at === -1 ? [] : [{ range: [at, at + 1], text: 'Unexpected line end of an old Macintosh (CR alone), expected LF or CRLF', note: lineEndAdvice }]
}

export const lineEndAdvice = 'Save the file again with the line ends LF (in most editors a setting in the status bar, or in “Save as”).'

function nodeProblems(document: Document, text: string): Problem[] {
  const problems: Problem[] = []
  // An unknown tag is told already; a known one (`!!binary`) is as little what an editor means.
  const areTagsTold = [...document.errors, ...document.warnings].some(({ code }) => code === 'TAG_RESOLVE_FAILED')
  visit(document, {
    Node(_, node) {
      const isReference = isAlias(node) || ('anchor' in node && node.anchor !== undefined)
      const isTagged = !areTagsTold && !isAlias(node) && node.tag !== undefined
      if (isReference || isTagged) {
        const [start = 0, end = 0] = node.range ?? []
        const found = isReference ? 'YAML anchor or alias (`&` or `*`)' : 'YAML tag (`!`)'
        problems.push({ range: [start, end], text: `Unexpected ${found}, expected a plain value`, note: 'Write the value out where it is needed. If the text begins with one of & * !, put it in quotes.' })
      }
      problems.push(...lostText(node, text))
    },
  })
  return problems
}

/** `Newsletter #6` is "Newsletter" to YAML. A comment that is meant as one has a space after its `#`. */
function lostText(node: Node, text: string): Problem[] {
  if (!isScalar(node) || node.type !== 'PLAIN' || !node.range) return []
  const comment = /([ \t]*)(#+[^\s#].*)/y
  comment.lastIndex = node.range[1]
  const [, space = '', lost = ''] = comment.exec(text) ?? []
  if (lost === '') return []
  const start = node.range[1] + space.length
  const note = 'Put the whole value in quotes, such as "Newsletter #6". If this is a comment, write a space after `#`.'
  return [{ range: [start, start + lost.trimEnd().length], text: `Unexpected comment \`${lost.trimEnd()}\`, expected a text that holds \`#\` to be in quotes`, note }]
}

function sourceOf(document: Document, placeAt: (start: number, end: number) => Place): YamlSource {
  const start: Place = { line: 1, column: 1 }
  const rangeOf = (node: unknown): Place | null => {
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null
    return Array.isArray(range) && typeof range[0] === 'number' && typeof range[1] === 'number' ? placeAt(range[0], range[1]) : null
  }
  const keyNode = (path: readonly PropertyKey[]): unknown => {
    const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents
    if (!isMap(parent)) return null
    return parent.items.find((pair) => isPair(pair) && isScalar(pair.key) && String(pair.key.value) === String(path.at(-1)))?.key
  }
  const source: YamlSource = {
    value: document.toJS({ maxAliasCount: 0 }),
    placeOf(path) {
      if (path.length === 0) return rangeOf(document.contents) ?? start
      return rangeOf(document.getIn(path, true)) ?? source.placeOfKey(path)
    },
    placeOfKey(path) {
      if (path.length === 0) return start
      return rangeOf(keyNode(path)) ?? (path.length > 1 ? source.placeOfKey(path.slice(0, -1)) : start)
    },
  }
  return source
}

function describe(code: string, reason: string): string {
  if (code === 'DUPLICATE_KEY') return 'Unexpected second value for one key, expected every key once'
  if (code === 'TAG_RESOLVE_FAILED') return 'Unexpected YAML tag (`!`), expected a plain value'
  if (code === 'TAB_AS_INDENT') return 'Unexpected tab, expected spaces at the start of a line'
  return `Unexpected YAML, expected \`key: value\` lines (${reason.split('\n')[0] ?? code})`
}

function advice(code: string): string {
  if (code === 'DUPLICATE_KEY') return 'Keep the one that is meant and delete the other.'
  if (code === 'TAG_RESOLVE_FAILED') return 'If the text begins with an exclamation mark, put it in quotes.'
  return 'Write one `key: value` a line. Put a value in quotes when it holds a colon and a space, or begins with one of & * ! { [ # @.'
}
