import * as z from 'zod'
import { html } from '../issue/view.js'
import { directionOf } from '../language/direction.js'
import { fill, type Strings } from '../language/strings.js'
import type { Newsletter } from '../schema/newsletter.js'
import { absolute, href } from './permalinks.js'
import type { Section } from './section.js'
import { policyOf, type PageKind } from './security.js'
import { toJsonLd } from './structured-data.js'
import { windowTitle } from './window-title.js'

/** What surrounds every page. All addresses within the archive are relative: pages also open from disk. */
export const pageFrameSchema = z.object({
  lang: z.string(),
  dir: z.string(),
  /** What stands at the foot of each printed sheet. */
  print: z.string(),
  /** The archive's root, as `../`; and the home page in the page's language. */
  root: z.string(),
  home: z.string(),
  head: z.object({
    title: z.string(),
    documentTitle: z.string(),
    description: z.string().nullable(),
    canonical: z.string().nullable(),
    robots: z.string().nullable(),
    policy: z.string(),
    /** `article` or `website` (ogp.me), and the language as `en_GB`. */
    type: z.string(),
    locale: z.string(),
    siteName: z.string(),
    published: z.string().nullable(),
    modified: z.string().nullable(),
    feeds: z.array(z.object({ type: z.string(), href: z.string(), title: z.string() })),
    stylesheet: z.string(),
    /** Beside it, on pages that are made of several issues. */
    siteStylesheet: z.string().nullable(),
    icon: z.string(),
    scripts: z.array(z.string()),
  }),
  /** JSON-LD. */
  structured: html,
  /** The page's other languages and its picture, for the head; and what stands above it: both only the whole site knows. */
  links: html,
  top: html,
  foot: z.object({ accessibility: z.string(), feed: z.string(), website: z.object({ href: z.string(), text: z.string() }).nullable() }),
})

export type PageFrame = z.output<typeof pageFrameSchema>

/** What the pages of one build share: paths below `archive/`. */
export interface Surround {
  readonly newsletter: Newsletter
  readonly stylesheet: string
  /** For pages that are made of several issues. */
  readonly siteStylesheet?: string
  readonly icon: string
}

/** What a page says of itself. */
export interface PageOptions {
  /** Below `archive/`: `fr/issue-06/index.html`. */
  readonly path: string
  readonly section: Section
  readonly lang: string
  readonly strings: Strings
  readonly title: string
  /** The title of the window; made from the title when it is not given. */
  readonly documentTitle?: string
  readonly print?: string
  readonly description: string | null
  /** `YYYY-MM-DD`. */
  readonly published?: string
  readonly modified?: string
  /** False asks search engines to stay away: from drafts, and from pages that only lead on. */
  readonly isIndexed: boolean
  /** Paths of our own scripts, below `archive/`. */
  readonly scripts?: readonly string[]
  readonly policy: PageKind
  /** Objects of schema.org. */
  readonly structured?: readonly object[]
}

/** What only the whole site knows of a page, as HTML. */
export interface PageParts {
  readonly links: string
  readonly top: string
}

export function frameOf(page: PageOptions, { newsletter, stylesheet, siteStylesheet, icon }: Surround, parts: PageParts): PageFrame {
  const { path, section, lang, strings, title, description } = page
  const root = rootFrom(path)
  const own = (name: string): string => `${root}${href(section.prefix)}${name}`
  const feedTitle = fill(strings.feedOf, { newsletter: newsletter.name })
  return {
    lang,
    dir: directionOf(lang),
    print: page.print ?? (title === newsletter.name ? title : `${newsletter.name}, ${title}`),
    root,
    home: own('index.html'),
    head: {
      title,
      documentTitle: windowTitle(title, page.documentTitle ?? (title === newsletter.name ? title : `${title} – ${newsletter.name}`)),
      description,
      canonical: page.isIndexed ? absolute(newsletter.url, path) : null,
      robots: page.isIndexed ? null : 'noindex',
      policy: policyOf(page.policy),
      type: page.published === undefined ? 'website' : 'article',
      locale: localeOf(lang),
      siteName: newsletter.name,
      published: page.published ?? null,
      modified: page.modified ?? null,
      feeds: [
        { type: 'application/atom+xml', href: own('feed.xml'), title: feedTitle },
        { type: 'application/feed+json', href: own('feed.json'), title: feedTitle },
      ],
      stylesheet: `${root}${stylesheet}`,
      siteStylesheet: siteStylesheet === undefined ? null : `${root}${siteStylesheet}`,
      icon: `${root}${icon}`,
      scripts: (page.scripts ?? []).map((script) => `${root}${script}`),
    },
    structured: page.structured === undefined || page.structured.length === 0 ? '' : `<script type="application/ld+json">${toJsonLd({ '@context': 'https://schema.org', '@graph': page.structured })}</script>`,
    ...parts,
    foot: {
      accessibility: own('accessibility/index.html'),
      feed: own('feed.xml'),
      website: newsletter.imprint.website === undefined ? null : { href: newsletter.imprint.website, text: newsletter.organisation ?? newsletter.imprint.website },
    },
  }
}

/** The language as ogp.me writes it, with the territory that it is most spoken in when it names none: `fr_FR`. */
function localeOf(lang: string): string {
  const { language, region } = new Intl.Locale(lang).maximize()
  return region === undefined ? language : `${language}_${region}`
}

/** The way from a page to the archive's root: `../` for each folder that it lies in. */
export function rootFrom(path: string): string {
  return '../'.repeat(path.split('/').length - 1)
}

/** The address of a file of the archive as a page names it. */
export function relativeHref(from: string, to: string): string {
  return `${rootFrom(from)}${href(to)}`
}
