import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Element, Root } from 'hast'
import rehypeRaw from 'rehype-raw'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

/** A page as a browser reads it: the HTML is parsed by parse5, by the rules of the HTML Standard. */
export interface Page {
  /** Below the archive: `fr/issue-2/index.html`. */
  readonly path: string
  readonly html: string
  readonly elements: readonly Element[]
  /** Whether it is a copy of an email as it was sent. */
  readonly isEmail: boolean
}

/** A built archive as it lies on the disk. */
export interface Archive {
  readonly files: ReadonlyMap<string, Buffer>
  readonly pages: readonly Page[]
}

const parser = unified().use(rehypeRaw).freeze()

export async function readArchive(folder: string): Promise<Archive> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).toSorted()
  const files = new Map(await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path))] as const)))
  return { files, pages: [...files].flatMap(([path, contents]) => (path.endsWith('.html') ? [pageOf(path, contents.toString())] : [])) }
}

export function pageOf(path: string, html: string): Page {
  const elements: Element[] = []
  // With the type before it the text is read as a document, and not as a part of one.
  const document: Root = { type: 'root', children: [{ type: 'doctype' }, { type: 'raw', value: html }] }
  visit(parser.runSync(document), 'element', (element) => {
    elements.push(element)
  })
  return { path, html, elements, isEmail: path.endsWith('/email.html') }
}

/** The value of an attribute as text; null when it is not there. Names are hast's: `hrefLang`, `srcSet`. */
export function attribute({ properties }: Element, name: string): string | null {
  const value = properties[name]
  if (value === undefined || value === null || value === false) return null
  return Array.isArray(value) ? value.join(' ') : value === true ? '' : String(value)
}

export function named(page: Page, name: string): Element[] {
  return page.elements.filter(({ tagName }) => tagName === name)
}

/** The words in an element that has no elements in it, such as a title. */
export function textOf(element: Element): string {
  return element.children.map((child) => (child.type === 'text' ? child.value : '')).join('')
}

/** The content of a page's `<meta>` of a name. */
export function metaOf(page: Page, name: string): string | null {
  const found = named(page, 'meta').find((meta) => attribute(meta, 'name') === name || attribute(meta, 'property') === name)
  return found === undefined ? null : attribute(found, 'content')
}

/** The `<link>` elements of a relation. */
export function linksOf(page: Page, rel: string): Element[] {
  return named(page, 'link').filter((link) => attribute(link, 'rel') === rel)
}

/** The page's JSON-LD, parsed. */
export function structuredOf(page: Page): unknown[] {
  return named(page, 'script').filter((script) => attribute(script, 'type') === 'application/ld+json').map((script) => JSON.parse(textOf(script)) as unknown)
}
