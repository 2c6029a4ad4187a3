import * as z from 'zod'
import type { Artefact } from '../artefact.js'
import { directionOf } from '../language/direction.js'
import { stringsSchema, type Strings } from '../language/strings.js'
import { policyOf } from './security.js'

/** What the template of a page that leads to another sees. */
export const redirectPageSchema = z.object({
  lang: z.string(),
  dir: z.string(),
  policy: z.string(),
  stylesheet: z.string(),
  /** Relative, and absolute. */
  to: z.string(),
  url: z.string(),
  target: z.object({ title: z.string(), lang: z.string() }),
  strings: stringsSchema,
})

export type RedirectPageView = z.output<typeof redirectPageSchema>

export interface Redirect {
  /** Of the page that is left behind, below the output folder: `archive/old-name/index.html`. */
  readonly path: string
  /** The way from there to the page that took its place, relative, so that a copy on disk leads there, too. */
  readonly to: string
  /** That page's absolute address. */
  readonly url: string
  /** Its title, and the language of it. */
  readonly target: { readonly title: string, readonly lang: string }
  /** The issue file whose alias it is. */
  readonly source: string | null
}

export interface RedirectContext {
  readonly lang: string
  readonly strings: Strings
  /** The way from the page to the site's stylesheet. */
  readonly stylesheet: string
  readonly template: (view: RedirectPageView) => string
}

/**
 * The page that an alias leaves behind: it leads on at once (HTML §4.2.5.3, the refresh state), asks search engines to list
 * the other page instead, and has a link for whoever is not led. Without script.
 */
export function renderRedirect({ path, to, url, target, source }: Redirect, { lang, strings, stylesheet, template }: RedirectContext): Artefact {
  const contents = template({ lang, dir: directionOf(lang), policy: policyOf('plain'), stylesheet, to, url, target, strings })
  return { path, contents, kind: 'page', source }
}
