import { CssSyntaxError, parse } from 'postcss'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'

/**
 * A stylesheet without what only its author needs: comments, line breaks, spaces between its parts, zeros before a point.
 * The same rules in the same order. `value` is null when it is no CSS.
 */
export function compactCss(css: string, file: string): { value: string | null; messages: Message[] } {
  try {
    return { value: compacted(css), messages: [] }
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error
    const place = { line: error.line ?? 1, column: error.column ?? 1 }
    return { value: null, messages: [message('template-syntax', file, place, `Unexpected CSS: ${error.reason}`, 'Browsers would pass over the rules behind it.')] }
  }
}

function compacted(css: string): string {
  const root = parse(css)
  root.walkComments((comment) => {
    comment.remove()
  })
  root.walk((node) => {
    node.raws.before = ''
    if (node.type === 'decl') {
      node.raws.between = ':'
      node.value = without(/,\s+|(?<=(?:^|[\s,(/])-?)0(?=\.\d)/g, node.value)
    } else Object.assign(node.raws, { between: '', after: '', semicolon: false })
    if (node.type === 'rule') node.selector = without(/,\s+|\s+(?=[>+~])|(?<=[>+~])\s+/g, node.selector)
    if (node.type === 'atrule') node.params = without(/[,:]\s+/g, node.params)
  })
  root.raws.after = '\n'
  return root.toString()
}

/** A text without what a pattern finds, but for a comma or a colon at its beginning; what is in quotes or an address stays as it is. */
function without(pattern: RegExp, text: string): string {
  const parts = text.split(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^)]*\))/)
  return parts.map((part, index) => (index % 2 === 1 ? part : part.replace(pattern, (found) => found.replace(/[^,:]/g, '')))).join('')
}
