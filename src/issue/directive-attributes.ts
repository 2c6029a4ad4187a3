import type { ContainerDirective } from 'mdast-util-directive'
import type { Message, Place } from '../messages/message.js'
import { message } from '../messages/report.js'
import type { YamlSource } from '../schema/yaml.js'

/**
 * The attributes of a block with their places, in the form in which schemas are held against YAML.
 *
 * The tree has no places for attributes, and of two with one name it keeps the last: `{audience=members audience=public}`
 * would publish. So the opening line is read once more.
 */
export function readAttributes(node: ContainerDirective, line: string, file: string): { source: YamlSource; messages: Message[] } {
  const start = node.position?.start ?? { line: 1, column: 1 }
  // After the label, which may hold braces of its own.
  const label = node.children[0]?.data !== undefined && 'directiveLabel' in node.children[0].data ? node.children[0].position?.end : undefined
  const from = (label?.line === start.line ? label.column : start.column) - 1
  const braces = /\{(.*)\}\s*$/.exec(line.slice(from))
  const found: Array<{ name: string; place: Place }> = []
  if (braces) {
    for (const match of (braces[1] ?? '').matchAll(/(?:"[^"]*"|'[^']*'|[.#][^\s"'#.=]+|[^\s"'=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'`]+))?/g)) {
      const column = from + braces.index + 2 + match.index
      const short = /^[.#]/.exec(match[0])?.[0]
      const name = short === '.' ? 'class' : short === '#' ? 'id' : (/^[^\s=]+/.exec(match[0])?.[0] ?? match[0])
      found.push({ name, place: { line: start.line, column, endLine: start.line, endColumn: column + match[0].length } })
    }
  }
  const messages = found
    .filter((attribute, index) => found.findIndex((other) => other.name === attribute.name) < index)
    .map((attribute) => message(attribute.name === 'audience' || attribute.name === 'only' ? 'audience-unknown' : 'block-attribute', file, attribute.place, `Unexpected second \`${attribute.name}\`, expected every attribute once`, 'Keep the one that is meant and delete the other.'))
  // The parser assigns them to an object as they come: `__proto__` is swallowed by it.
  for (const { name, place } of found) {
    if (!Object.hasOwn(node.attributes ?? {}, name)) messages.push(message('audience-unknown', file, place, `Unexpected \`${name}\`, expected an attribute that blocks take`, 'Write `audience=…` if it says for whom the block is; else delete it.'))
  }
  const whole: Place = { line: start.line, column: start.column, endLine: start.line, endColumn: line.length + 1 }
  const placeOf = (path: readonly PropertyKey[]): Place => found.find(({ name }) => name === String(path[0]))?.place ?? whole
  // Empty values come from attributes without one, such as {cancelled}.
  return { source: { value: { ...node.attributes }, placeOf, placeOfKey: placeOf }, messages }
}
