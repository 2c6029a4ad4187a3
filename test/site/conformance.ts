import { HtmlValidate } from 'html-validate'
import type { Archive } from './archive.js'

const validator = new HtmlValidate({ root: true, extends: ['html-validate:recommended'] })

/**
 * What html-validate finds on pages by its recommended rules, with none of them switched off. Copies of emails are left
 * out: Outlook needs their tables, their inline styles and its own comments.
 */
export async function conformanceProblems({ pages }: Pick<Archive, 'pages'>): Promise<string[]> {
  const found = await Promise.all(pages.filter(({ isEmail }) => !isEmail).map(async ({ path, html }) => {
    const { results } = await validator.validateString(html, path)
    return results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${path}:${line}:${column} ${ruleId}: ${message}`))
  }))
  return found.flat()
}
