import type { Artefact } from '../artefact.js'
import { relativeHref, rootFrom } from '../archive/frame.js'
import { absolute, issuePath, pageOf } from '../archive/permalinks.js'
import { renderRedirect } from '../archive/render-redirect.js'
import type { SiteSection } from '../archive/site.js'
import { folderOf } from '../issue/address.js'
import type { SitePagesContext } from './site-pages-context.js'

/** The pages that former addresses leave behind. */
export function sectionRedirects({ prefix, strings, lang, heads }: SiteSection, { site: { newsletter }, templates, surround }: SitePagesContext): Artefact[] {
  return heads.flatMap((head) => (folderOf(head.translation) !== prefix ? [] : head.aliases.map((alias) => {
    const path = issuePath({ slug: alias, translation: head.translation })
    const target = pageOf(head)
    return renderRedirect(
      { path: `archive/${path}`, to: relativeHref(path, target), url: absolute(newsletter.url, target), target: { title: head.title, lang: head.lang }, source: head.path },
      { lang, strings, stylesheet: `${rootFrom(path)}${surround.stylesheet}`, template: templates.redirect },
    )
  })))
}
