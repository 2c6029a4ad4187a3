import type { ElementContent } from 'hast'
import { resolveLinks } from '../markdown/resolve-links.js'

/**
 * An address of the archive's own, as an editor copies it from a browser, becomes the way to that file: a copy on disk
 * stays within itself. Others stay as they are.
 *
 * @param url the newsletter's address
 * @param root the way to the archive's root: `../`
 */
export function localHref(href: string, url: string, root: string): string {
  if (!href.startsWith(url) || href.includes('?')) return href
  const [, file = '', fragment = ''] = /^([^#]*)(#.*)?$/.exec(href.slice(url.length)) ?? []
  const isFolder = file === '' || file.endsWith('/')
  // Pages are folders; what ends otherwise is a file, or an address without its slash.
  const isFile = /\.[a-z0-9]{2,5}$/i.test(file)
  return `${root}${file}${isFolder ? 'index.html' : isFile ? '' : '/index.html'}${fragment}`
}

/** Sanitised hast whose links to the archive are relative. */
export function withLocalLinks(nodes: readonly ElementContent[], url: string, root: string): ElementContent[] {
  return resolveLinks(nodes, (href) => localHref(href, url, root))
}
