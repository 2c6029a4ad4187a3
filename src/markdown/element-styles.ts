import { CssSyntaxError, parse } from 'postcss'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import type { ElementStyles } from './html.js'

/**
 * Reads `prose.css`: rules whose selectors are plain element names, or one within another (`td a`), so that each can be
 * written inline. The one within another wins.
 *
 * Anything else (classes, nesting, at-rules) is an error: it would silently do nothing in an email.
 */
export function readElementStyles(css: string, file: string): { styles: ElementStyles; messages: Message[] } {
  const messages: Message[] = []
  const styles: Record<string, string> = {}
  const note = 'Write rules such as `p { margin: 0 0 16px; }`, `h3, h4 { … }` or `td a { … }`. Everything else belongs into the template’s own <mj-style>.'
  try {
    for (const node of parse(css).nodes) {
      if (node.type === 'comment') continue
      const place = { line: node.source?.start?.line ?? 1, column: node.source?.start?.column ?? 1 }
      if (node.type !== 'rule' || node.selectors.some((selector) => !/^[a-z][a-z0-9]*(?: [a-z][a-z0-9]*)?$/.test(selector)) || node.nodes.some((child) => child.type !== 'decl' && child.type !== 'comment')) {
        messages.push(message('template-syntax', file, place, `Unexpected \`${node.type === 'rule' ? node.selector : `@${node.type}`}\`, expected plain element names`, note))
        continue
      }
      const declarations = node.nodes.flatMap((child) => (child.type === 'decl' ? [`${child.prop}:${child.value.replace(/\s+/g, ' ').replaceAll('"', "'")}`] : [])).join(';')
      for (const selector of node.selectors) styles[selector] = styles[selector] === undefined ? declarations : `${styles[selector]};${declarations}`
    }
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error
    messages.push(message('template-syntax', file, { line: error.line ?? 1, column: error.column ?? 1 }, `Unexpected CSS: ${error.reason}`, note))
  }
  return { styles, messages }
}
