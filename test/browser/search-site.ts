import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathInArchive } from '../../src/archive/assets.js'
import { renderSearch } from '../../src/archive/render-search.js'
import type { Section } from '../../src/archive/section.js'
import { directionOf } from '../../src/language/direction.js'
import { searchIndex } from '../../src/search/search-index.js'
import type { SearchablePage } from '../../src/search/searchable-page.js'
import { pageParts } from '../archive/search-page.js'

export interface SearchSite {
  readonly folder: string
  readonly remove: () => Promise<void>
}

/** An issue's page in HTML, as far as search sees it: the attributes are those of the archive's own. */
export function issuePage(lang: string, { title, label, body }: { title: string; label: string; body: string }): string {
  return `<!doctype html>
<html lang="${lang}" dir="${directionOf(lang)}"><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,"></head><body><nav>Navigation</nav>
<main data-pagefind-body><p data-pagefind-ignore><span data-pagefind-meta="label">${label}</span> · <time datetime="2015-03-30" data-pagefind-meta="iso[datetime], date">30 March 2015</time></p>
<h1>${title}</h1><nav data-pagefind-ignore>Contents</nav>${body}<nav data-pagefind-ignore>Neighbours</nav></main></body></html>`
}

/** Writes an archive of these pages to a folder of its own, with a search page for each section. */
export async function searchSite(pages: readonly SearchablePage[], sections: readonly Section[]): Promise<SearchSite> {
  const folder = await mkdtemp(join(tmpdir(), 'efc-news-search-'))
  const files = new Map<string, string | Uint8Array>([['index.html', issuePage('en-GB', { title: 'Home', label: '', body: '<h2 id="Page-issues">Issues</h2>' })]])
  for (const { url, html } of pages) files.set(decodeURIComponent(url), html)
  for (const { path, contents } of await searchIndex(pages)) files.set(path, contents)
  for (const section of sections) {
    const { frame, strings, template, assets } = await pageParts(section)
    const page = renderSearch({ section, isEmpty: pages.length === 0, strings, template, frame })
    for (const artefact of [page, ...assets]) if (typeof artefact.contents === 'string') files.set(pathInArchive(artefact), artefact.contents)
  }
  for (const [path, contents] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), contents)
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
