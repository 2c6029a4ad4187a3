import type { Message } from '../messages/message.js'
import { nearest } from '../messages/nearest.js'
import { message } from '../messages/report.js'
import type { TemplateFiles } from './template-files.js'

/**
 * Files among the newsletter's own templates that nothing uses: what somebody wrote there has no effect, most often
 * because of a misspelt name.
 *
 * `used` are keys; `names` are those that a file may have besides. What comes with the package is shown as
 * `efc-news/templates/…`, and nobody's mistake when an own template leaves it out.
 */
export function checkUnused(files: TemplateFiles, used: readonly string[], names: readonly string[]): Message[] {
  const own = [...files].filter(([key, { path }]) => path === `templates/${key}` && !used.includes(key))
  return own.map(([key, { path }]) => {
    const near = nearest(key, [...used, ...names])
    const note = near === null ? 'Delete it, or name it in a template that is used.' : `Did you mean "templates/${near}"?`
    return message('template-unused', path, null, 'Unexpected file that no template uses, expected one that has an effect', note)
  })
}
