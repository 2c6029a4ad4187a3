import * as z from 'zod'
import type { Artefact } from '../artefact.js'
import { brandVariables, rootRule } from '../brand/variables.js'
import { sha256 } from '../sha256.js'
import type { Newsletter } from '../schema/newsletter.js'

/** What surrounds every page: where its stylesheet and the home page are, relative to it (pages also open from disk). */
export const pageFrameSchema = z.object({
  /** The archive's root: `../`, or nothing. */
  root: z.string(),
  stylesheet: z.string(),
  home: z.string(),
  robots: z.string().nullable(),
})

export type PageFrame = z.output<typeof pageFrameSchema>

/** The frame of a page that lies `depth` folders below the archive's root. Drafts ask search engines to stay away. */
export function frameAt(depth: number, stylesheet: Artefact, options: { draft: boolean }): PageFrame {
  const root = '../'.repeat(depth)
  return { root, stylesheet: `${root}${stylesheet.path.slice('archive/'.length)}`, home: `${root}index.html`, robots: options.draft ? 'noindex' : null }
}

/** The site's stylesheet, named by its content so that no browser keeps an old one; the brand's colours and typefaces come first. */
export function stylesheet(css: string, { brand }: Newsletter): Artefact {
  const contents = `${rootRule(brandVariables(brand, 'web'))}\n${css}`
  const hash = sha256(contents).slice(0, 8)
  return { path: `archive/assets/style-${hash}.css`, contents, kind: 'asset', source: null }
}
