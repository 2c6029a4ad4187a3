import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Place } from '../messages/message.js'
import { placeOf } from '../messages/report.js'
import { addressKind } from '../markdown/addresses.js'
import type { Issue } from './issue.js'

/** A link from an issue to a file of the archive, its own page aside. */
export interface OwnLink {
  /** As it was written. */
  readonly address: string
  /** The file's path below `archive/`, decoded; a page's is that of its folder's `index.html`. */
  readonly path: string
  readonly place: Place | null
}

/** The links of an issue's Markdown that lead into the archive, whatever their form. `permalink` is the issue's address there, `url` the newsletter's. */
export function ownLinks({ blocks, definitions }: Issue, permalink: string, url: string): OwnLink[] {
  const texts: Nodes = { type: 'root', children: [...blocks.flatMap(({ title, body }) => [...(title ?? []), ...body]), ...definitions.map(({ node }) => node)] }
  const found: OwnLink[] = []
  visit(texts, (node) => {
    if (node.type !== 'link' && node.type !== 'definition') return
    const address = node.url.trim()
    const kind = addressKind(address)
    if (address === '' || (kind !== 'relative' && kind !== 'allowed')) return
    const path = pathOf(address, permalink, url)
    if (path !== null) found.push({ address, path, place: placeOf(node.position) })
  })
  return found
}

/** Null for what leads elsewhere, and for what no file of ours can answer. */
function pathOf(address: string, permalink: string, url: string): string | null {
  try {
    const [whole = ''] = new URL(address, permalink).href.split(/[?#]/)
    if (!whole.startsWith(url)) return addressKind(address) === 'relative' ? address : null
    const path = decodeURIComponent(whole.slice(url.length)).normalize('NFC')
    return path === '' || path.endsWith('/') ? `${path}index.html` : path
  } catch {
    return null
  }
}
