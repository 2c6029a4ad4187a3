import { frameOf } from '../../src/archive/frame.js'
import type { PageContext } from '../../src/archive/page.js'
import { siteOf, type OwnPlace, type Site } from '../../src/archive/site.js'
import type { IssueHead } from '../../src/issue/parse-issue.js'
import { newsletterWith } from '../stages/stage.js'
import { strings } from './events/telling.js'

/** An archive in British English, which has words in English and French (they are the same), and which has all pages that it can have. */
export function siteWith(heads: readonly IssueHead[], { settings = {}, places = [] }: { settings?: Record<string, unknown>; places?: readonly OwnPlace[] } = {}): Site {
  return siteOf(heads, newsletterWith({ language: 'en-GB', ...settings }), new Map([['en', strings], ['fr', strings]]), () => places)
}

/** What the pages of one of its sections are made with; nothing but an address surrounds them. */
export function contextOf(site: Site, prefix = ''): PageContext {
  const section = site.sections.find((one) => one.prefix === prefix)
  if (section === undefined) throw new Error(`No section ${prefix}`)
  return {
    site,
    section,
    frame: ({ path }, options) => frameOf({ path, section, lang: section.lang, strings, isIndexed: true, policy: 'plain', ...options }, { newsletter: site.newsletter, stylesheet: 's.css', icon: 'i.svg' }, { links: '', top: '' }),
  }
}

/** A template that keeps what it is filled with; a page is the number of its view. */
export function seeing<View>(): { readonly views: View[]; readonly template: (view: View) => string } {
  const views: View[] = []
  return { views, template: (view) => `page ${views.push(view)}` }
}
