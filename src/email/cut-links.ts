import type { ElementContent, Nodes } from 'hast'
import { visit } from 'unist-util-visit'
import type { Edition } from '../issue/edition.js'
import type { Medium } from '../issue/issue.js'
import { resolveLinks } from '../markdown/resolve-links.js'

/** An issue's editions, made when they are asked for: see `editionsOf`. */
export type Editions = (audience: string, medium: Medium) => Edition

/**
 * Shortened editions whose links lead somewhere: one to a place that only the whole has leads to that place on the page.
 * Editions that share a tree go on sharing one.
 */
export function withLinksToPage(short: Editions, whole: Editions, permalink: string): Editions {
  const trees = new Map<Edition['blocks'], Pick<Edition, 'blocks' | 'footnotes'>>()
  return (audience, medium) => {
    const edition = short(audience, medium)
    const tree = trees.get(edition.blocks) ?? relinked(edition, lostIds(edition, whole(audience, medium)), permalink)
    trees.set(edition.blocks, tree)
    return { ...edition, ...tree }
  }
}

/** Places that links can lead to in the whole edition, and no more in the shortened one. */
function lostIds(short: Edition, whole: Edition): Set<string> {
  const left = idsOf(short)
  return new Set([...idsOf(whole)].filter((id) => !left.has(id)))
}

function idsOf({ blocks, footnotes }: Edition): Set<string> {
  const ids = new Set(blocks.map(({ block }) => block.id))
  const nodes = [...blocks.flatMap(({ title, body }) => [...(title ?? []), ...body]), ...(footnotes === null ? [] : [footnotes])]
  visit({ type: 'root', children: nodes } satisfies Nodes, 'element', ({ properties: { id } }) => {
    if (typeof id === 'string') ids.add(id)
  })
  return ids
}

function relinked({ blocks, footnotes }: Edition, lost: ReadonlySet<string>, permalink: string): Pick<Edition, 'blocks' | 'footnotes'> {
  const resolve = (href: string): string => (href.startsWith('#') && lost.has(decoded(href.slice(1))) ? `${permalink}${href}` : href)
  const settle = (nodes: readonly ElementContent[]): ElementContent[] => resolveLinks(nodes, resolve)
  return {
    blocks: blocks.map(({ block, title, body }) => ({ block, title: title === null ? null : settle(title), body: settle(body) })),
    footnotes: settle(footnotes === null ? [] : [footnotes]).find((node) => node.type === 'element') ?? null,
  }
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
