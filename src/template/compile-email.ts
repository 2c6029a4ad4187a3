import type { z } from 'zod'
import { assembleEmail, type EmailParts } from './assemble-email.js'
import { checkClasses } from './check-classes.js'
import { checkNames, type Followed } from './check-names.js'
import { followDirection } from './follow-direction.js'
import { renderMjml } from './render-mjml.js'
import { distinct } from './template-files.js'

export interface EmailOptions extends EmailParts {
  /** What the templates are filled with: the view of an issue's email. */
  readonly schema: z.ZodType
  /** Names of the helpers that templates may call, besides `if`, `unless`, `each` and `with`. */
  readonly helpers: readonly string[]
}

/**
 * Compiles the email templates, once for all issues: MJML becomes HTML in which the Handlebars tags still stand.
 *
 * The value is a Handlebars template for `compileTemplate`, the same for the same input to the byte. Places in messages
 * are those of the files that a person edits. Needs the main thread: see load-mjml.ts.
 */
export async function compileEmail(options: EmailOptions): Promise<Followed<string>> {
  const { value: source, used, messages } = assembleEmail(options)
  if (source === null) return { value: null, used, messages, shown: new Map() }
  // Names are checked before MJML is loaded: the compiled HTML is nothing that anybody edits.
  const names = checkNames(source, options.schema, { medium: 'html', helpers: options.helpers, partials: null })
  const unknown = [...names.messages, ...checkClasses(source)]
  if (unknown.length > 0) return { value: null, used, messages: unknown, shown: names.shown }
  const rendered = await renderMjml(source)
  return { value: rendered.value === null ? null : followDirection(rendered.value), used, messages: distinct(rendered.messages), shown: names.shown }
}
