import { posix } from 'node:path'
import { attribute, linksOf, named, type Archive, type Page } from './archive.js'

/** Bytes of a page on disk with its stylesheets and scripts, without pictures and what search loads when somebody asks. */
export function weightOf(page: Page, { files }: Archive): number {
  const parts = [...linksOf(page, 'stylesheet').map((link) => attribute(link, 'href')), ...named(page, 'script').map((script) => attribute(script, 'src'))]
  const paths = parts.flatMap((part) => (part === null ? [] : [posix.join(posix.dirname(page.path), part)]))
  return paths.reduce((sum, path) => sum + (files.get(path)?.byteLength ?? 0), Buffer.byteLength(page.html))
}

/** The pages, emails aside, that weigh as much as a number of bytes or more. */
export function heavyPages(archive: Archive, limit: number): string[] {
  return archive.pages.flatMap((page) => (!page.isEmail && weightOf(page, archive) >= limit ? [`${page.path}: ${weightOf(page, archive)} bytes`] : []))
}
