import { isAlias, isMap, isPair, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml'
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

/**
 * Reads YAML 1.2 (core schema) with positions.
 *
 * Dates stay text, `10:30` stays text, `no` stays text. Duplicate keys, aliases, anchors and custom tags are errors:
 * an editor never means them, and each of them has been used to smuggle something in.
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
    logLevel: 'silent',
  })
  const placeAt = (start: number, end: number): Place => {
    const from = lines.linePos(start)
    const to = lines.linePos(Math.max(start, end))
    return { line: from.line, column: from.col, endLine: to.line, endColumn: to.col }
  }
  const messages = [...document.errors, ...document.warnings].map((problem) =>
    message('yaml-syntax', file, placeAt(problem.pos[0], problem.pos[1]), describe(problem.code, problem.message), advice(problem.code)),
  )
  // An unknown tag is told already; a known one (`!!binary`) is as little what an editor means.
  const areTagsTold = [...document.errors, ...document.warnings].some(({ code }) => code === 'TAG_RESOLVE_FAILED')
  visit(document, {
    Node(_, node) {
      const isReference = isAlias(node) || ('anchor' in node && node.anchor !== undefined)
      const isTagged = !areTagsTold && !isAlias(node) && node.tag !== undefined
      if (!isReference && !isTagged) return
      const [start = 0, end = 0] = node.range ?? []
      const found = isReference ? 'YAML anchor or alias (`&` or `*`)' : 'YAML tag (`!`)'
      messages.push(message('yaml-syntax', file, placeAt(start, end), `Unexpected ${found}, expected a plain value`, 'Write the value out where it is needed. If the text begins with one of & * !, put it in quotes.'))
    },
  })
  if (messages.length > 0) return { yaml: null, messages }
  return { yaml: sourceOf(document, placeAt), messages }
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
