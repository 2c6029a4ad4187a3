import type { Artefact } from '../artefact.js'
import { sha256 } from '../sha256.js'

/** What only the whole site knows of an issue's page: its languages and its picture, the way through the site, the issues before and after it. HTML. */
export interface SiteParts {
  readonly links: string
  readonly top: string
  readonly neighbours: string
}

/** Stand in an issue's page until the site stage knows all issues. No content can hold one: comments are taken out. */
const markers: SiteParts = { links: '<!--links-->', top: '<!--top-->', neighbours: '<!--neighbours-->' }

export const { neighbours: neighboursMarker, ...pageMarkers } = markers

/** What a page remembers of these parts: their SHA-256, in lower-case hexadecimal. */
export function besideOf({ links, top, neighbours }: SiteParts): string {
  return sha256([links, top, neighbours].join('\n'))
}

/** Writes its parts into an issue's page, which remembers what they were: another build may leave the page as it is. */
export function withSiteParts(page: Artefact, parts: SiteParts): Artefact {
  const { contents } = page
  if (typeof contents !== 'string' || !contents.includes(markers.top)) return page
  // Functions, because a title may hold `$&`.
  const whole = contents.replace(markers.links, () => parts.links).replace(markers.top, () => parts.top).replace(markers.neighbours, () => parts.neighbours)
  return { ...page, contents: whole, beside: besideOf(parts) }
}
