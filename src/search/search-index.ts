import * as z from 'zod'
import { isIndexPath } from './index-paths.js'
import { runPagefind, type PagefindFile } from './pagefind.js'
import { SearchError } from './search-error.js'
import { inOneOrder, type SearchablePage } from './searchable-page.js'

const entrySchema = z.object({ languages: z.record(z.string(), z.object({ wasm: z.string().nullable() })) })

/**
 * The files of a search index over pages, with paths below the archive (`pagefind/…`): one index a language, and what our
 * search page loads to read it. Pagefind's own user interfaces and its worker are left out. Without anything to find
 * there is no file.
 *
 * The same pages make the same bytes, in whatever order they come. Throws SearchError when pagefind fails.
 */
export async function searchIndex(pages: readonly SearchablePage[]): Promise<PagefindFile[]> {
  if (pages.length === 0) return []
  // Pagefind numbers pages as they come.
  const files = await runPagefind(inOneOrder(pages).map(({ url, html, lang }) => ({ url, html: filedUnder(lang, html) })))
  if (!files.some(({ path }) => path.startsWith('fragment/'))) return []
  const isNeeded = neededFiles(files)
  return files.flatMap(({ path, contents }) => (isNeeded(path) ? [{ path: `pagefind/${path}`, contents }] : [])).toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/**
 * Pagefind files a page under the language of its `<html>`; its own goes along with what is found, for whoever reads it
 * aloud. As a filter, which nobody uses: among the metadata `de` would be a word that is found. So would the name of a
 * picture's file.
 */
function filedUnder(lang: string, html: string): string {
  const [tag] = /<html\b[^>]*>/i.exec(html) ?? []
  const own = /\slang="([^"]*)"/i.exec(tag ?? '')?.[1] ?? lang
  const filed = `<html lang="${lang}" data-pagefind-filter="lang:${own}">`
  const text = html.replace(/<img\b[^>]*>/gi, '')
  return tag === undefined ? `${filed}${text}</html>` : text.replace(tag, () => filed)
}

/** Which files a search page loads. A language without a stemmer shares the program called `unknown`. */
function neededFiles(files: readonly PagefindFile[]): (path: string) => boolean {
  const entry = files.find(({ path }) => path === 'pagefind-entry.json')
  const { languages } = readEntry(entry?.contents)
  const programs = new Set(Object.values(languages).map(({ wasm }) => `wasm.${wasm ?? 'unknown'}.pagefind`))
  return (path) => isIndexPath(`pagefind/${path}`) && (!path.startsWith('wasm.') || programs.has(path))
}

function readEntry(contents: Uint8Array | undefined): z.output<typeof entrySchema> {
  try {
    return entrySchema.parse(JSON.parse(new TextDecoder().decode(contents)))
  } catch {
    throw new SearchError('its index has no entry that can be read')
  }
}
