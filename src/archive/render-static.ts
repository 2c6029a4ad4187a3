import * as z from 'zod'
import type { Artefact } from '../artefact.js'
import { html } from '../issue/view.js'
import { fill, stringsSchema } from '../language/strings.js'
import { sha256Base64 } from '../sha256.js'
import { pageFrameSchema } from './frame.js'
import { pageFile, type PageContext } from './page.js'
import { ownPlace } from './render-parts.js'
import { absolute } from './permalinks.js'
import { ownPath } from './site.js'

/** What the template of the accessibility statement sees. */
export const accessibilityPageSchema = z
  .object({ aim: z.string(), contact: z.object({ href: z.string(), text: z.string() }).nullable(), hasSearch: z.boolean(), strings: stringsSchema })
  .extend(pageFrameSchema.shape)

export type AccessibilityPageView = z.output<typeof accessibilityPageSchema>

/** The accessibility statement (WCAG 2.2; W3C, "Developing an Accessibility Statement"), in the words of the strings files. */
export function renderAccessibility(context: PageContext, template: (view: AccessibilityPageView) => string): Artefact[] {
  const { site, section } = context
  const { strings, places } = section
  const { name, imprint } = site.newsletter
  const place = ownPlace(site, section, 'accessibility')
  const view: AccessibilityPageView = {
    aim: fill(strings.accessibilityAim, { newsletter: name }),
    contact: imprint.email === undefined ? null : { href: `mailto:${imprint.email}`, text: imprint.email },
    hasSearch: places.has('search'),
    strings,
    ...context.frame(place, { title: strings.accessibility, description: fill(strings.aboutAccessibility, { newsletter: name }), changed: null }),
  }
  return [pageFile(place.path, template(view))]
}

/** What the template of the page for addresses that lead nowhere sees. */
export const notFoundPageSchema = z.object({ styles: html, url: z.string(), strings: stringsSchema }).extend(pageFrameSchema.shape)

export type NotFoundPageView = z.output<typeof notFoundPageSchema>

/**
 * `404.html`, which a web host shows at any address, in any folder: nothing in it is relative. Its styles stand in the
 * page, and its links lead to the archive's own address.
 */
export function renderNotFound(context: PageContext, css: string, template: (view: NotFoundPageView) => string): Artefact {
  const { site, section } = context
  const { strings } = section
  const { url } = site.newsletter
  const frame = context.frame({ path: '404.html', editions: new Map(site.sections.map((other) => [other.prefix, { path: ownPath(other, 'home'), lang: other.lang }])) }, { title: strings.pageMissing, description: null, isIndexed: false, policy: { styleHash: `sha256-${sha256Base64(css)}` } })
  const foot = { ...frame.foot, accessibility: absolute(url, ownPath(section, 'accessibility')), feed: `${url}feed.xml` }
  // It lies at the root, and so its ways to the feeds begin there.
  const head = { ...frame.head, feeds: frame.head.feeds.map((feed) => ({ ...feed, href: `${url}${feed.href}` })) }
  return pageFile('404.html', template({ ...frame, head, foot, styles: css, url, strings }))
}
