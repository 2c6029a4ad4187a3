import type { IndexPageView } from '../archive/render-index.js'
import type { IssuePageView } from '../archive/render-pages.js'
import { textHelpers } from '../email/text-helpers.js'
import type { IssueView } from '../issue/view.js'
import type { Strings } from '../language/strings.js'
import type { ElementStyles } from '../markdown/html.js'
import type { Message } from '../messages/message.js'
import { cacheKey, type Cache } from '../project/cache.js'
import type { Newsletter } from '../schema/newsletter.js'
import { compileTemplate, type TemplateSet } from '../template/compile-template.js'
import type { TemplateFiles } from '../template/template-files.js'
import { programHash } from './program.js'

/** All that comes of the templates, checked, as plain data: it is cached, and sent to the workers. */
export interface PreparedTemplates {
  readonly email: TemplateSet
  readonly text: TemplateSet
  readonly issuePage: TemplateSet
  readonly index: TemplateSet
  readonly styles: ElementStyles
  readonly stylesheet: string
  readonly strings: Readonly<Record<string, Strings>>
}

/** What came of checking: `value` is null when an error is in its way; with a value, the messages are warnings. */
export interface Prepared {
  readonly value: PreparedTemplates | null
  readonly messages: readonly Message[]
}

/** The templates as functions from a view to a document. */
export interface CompiledTemplates {
  readonly email: (view: IssueView) => string
  readonly text: (view: IssueView) => string
  readonly issuePage: (view: IssuePageView) => string
  readonly index: (view: IndexPageView) => string
  readonly styles: ElementStyles
  readonly strings: ReadonlyMap<string, Strings>
}

/**
 * Checks all templates and compiles the email's MJML, or takes the result of an earlier build from the cache.
 *
 * The key is made from every template and every setting that reaches one, so a cached result is the result.
 */
export async function prepareTemplates(files: TemplateFiles, newsletter: Newsletter, cache: Cache): Promise<Prepared & { key: string }> {
  const key = cacheKey([programHash, JSON.stringify(newsletter.brand), ...[...files].flatMap(([name, { path, text }]) => [name, path, text])])
  const cached = await cache.get(key)
  // What is in the cache was written by the lines below, under a key that holds all of its input.
  if (cached !== null) return { ...(JSON.parse(cached) as Prepared), key }
  // Loaded when it is needed: most builds find their templates in the cache.
  const { checkTemplates } = await import('./check-templates.js')
  const prepared = await checkTemplates(files, newsletter)
  if (prepared.value !== null) await cache.set(key, JSON.stringify(prepared))
  return { ...prepared, key }
}

/** Strings → functions. The other thread's half of `prepareTemplates`. */
export function compileTemplates(prepared: PreparedTemplates): CompiledTemplates {
  return {
    email: compileTemplate(prepared.email, { helpers: {}, medium: 'html' }),
    text: compileTemplate(prepared.text, { helpers: textHelpers, medium: 'text' }),
    issuePage: compileTemplate(prepared.issuePage, { helpers: {}, medium: 'html' }),
    index: compileTemplate(prepared.index, { helpers: {}, medium: 'html' }),
    styles: prepared.styles,
    strings: new Map(Object.entries(prepared.strings)),
  }
}
