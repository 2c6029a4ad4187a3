import type { Archive } from './archive.js'
import { allLinks } from './links.js'

/** What a browser would ask another host for, in order to show a page; `url` is the archive's. */
export function foreignRequests(archive: Archive, url: string): string[] {
  return allLinks(archive).flatMap(({ from, address, use }) => (use === 'load' && /^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(address) && !address.startsWith(url) ? [`${from}: ${address}`] : []))
}
