import * as z from 'zod'
import { textHelpers } from '../email/text-helpers.js'
import type { IssueView } from '../issue/view.js'
import { stringsSchema, type Strings } from '../language/strings.js'
import type { ElementStyles } from '../markdown/html.js'
import type { Message } from '../messages/message.js'
import { parseJson } from '../output/manifest.js'
import { cacheKey, type Cache } from '../project/cache.js'
import type { Newsletter } from '../schema/newsletter.js'
import { compileTemplate, type TemplateSet } from '../template/compile-template.js'
import type { TemplateFiles } from '../template/template-files.js'
import { programHash } from './program.js'
import { messageSchema } from './revive-result.js'
import { compileWebTemplates, webTemplateNames, type CompiledWebTemplates, type WebTemplateSets } from './web-templates.js'

/** All that comes of the templates, checked, as plain data: it is cached, and sent to the workers. */
export interface PreparedTemplates {
  readonly email: TemplateSet
  readonly text: TemplateSet
  readonly web: WebTemplateSets
  readonly styles: ElementStyles
  readonly stylesheet: string
  /** What pages have beside it that are made of several issues. */
  readonly siteStylesheet: string
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
  readonly web: CompiledWebTemplates
  readonly styles: ElementStyles
  readonly strings: ReadonlyMap<string, Strings>
}

/**
 * Checks all templates and compiles the email's MJML, or takes the result of an earlier build from the cache.
 *
 * The key is made from every template and every setting that reaches one, so a cached result is the result.
 */
export async function prepareTemplates(files: TemplateFiles, newsletter: Newsletter, cache: Cache): Promise<Prepared & { key: string }> {
  const key = cacheKey([programHash, JSON.stringify([newsletter.brand, newsletter.blocks]), ...[...files].flatMap(([name, { path, text }]) => [name, path, text])])
  const cached = await cache.get(key)
  const known = revive(cached)
  if (known !== null) return { ...known, key }
  // Loaded when it is needed: most builds find their templates in the cache.
  const { checkTemplates } = await import('./check-templates.js')
  const prepared = await checkTemplates(files, newsletter)
  if (prepared.value !== null) await cache.set(key, JSON.stringify(prepared))
  return { ...prepared, key }
}

/**
 * What the cache has of the templates; null when it is anything else. What is in it was written by the lines above, under
 * a key that holds all of its input, but the folder may have come from anywhere: templates of another shape count as none.
 */
function revive(text: string | null): Prepared | null {
  const prepared = text === null ? undefined : preparedSchema.safeParse(parseJson(text)).data
  return prepared ?? null
}

const templateSet = z.strictObject({ entry: z.string(), template: z.string(), partials: z.record(z.string(), z.string()) })

const preparedSchema = z.strictObject({
  value: z.strictObject({
    email: templateSet,
    text: templateSet,
    web: z.record(z.enum(webTemplateNames), templateSet),
    styles: z.record(z.string(), z.string()),
    stylesheet: z.string(),
    siteStylesheet: z.string(),
    strings: z.record(z.string(), stringsSchema),
  }),
  messages: z.array(messageSchema),
})

/** Strings → functions. The other thread's half of `prepareTemplates`. */
export function compileTemplates(prepared: PreparedTemplates): CompiledTemplates {
  return {
    email: compileTemplate(prepared.email, { helpers: {}, medium: 'html' }),
    text: compileTemplate(prepared.text, { helpers: textHelpers, medium: 'text' }),
    web: compileWebTemplates(prepared.web),
    styles: prepared.styles,
    strings: new Map(Object.entries(prepared.strings)),
  }
}
