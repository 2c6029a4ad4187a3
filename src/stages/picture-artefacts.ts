import { ownersOf, type Artefact } from '../artefact.js'
import { compareText } from '../messages/sort.js'
import type { Manifest } from '../output/manifest.js'
import type { IssueResult } from './issue-result.js'
import type { PictureStore } from './picture-store.js'

/**
 * The files of all pictures that are shown, each once, however many issues show it; it belongs to all of them, and goes
 * with the last.
 *
 * `own` are those of the newsletter itself, which belong to the site; a logo or an emblem that no issue shows is no file. In a partial build a file belongs to those of its
 * owners, too, that the `kept` entry still names: they were not made now, and may show it.
 */
export function pictureArtefacts(issues: readonly IssueResult[], own: readonly string[], pictures: Pick<PictureStore, 'artefact'>, kept: Manifest): Artefact[] {
  const showing = new Map<string, string[]>()
  for (const { path, assets } of issues) for (const asset of assets) showing.set(asset, [...(showing.get(asset) ?? []), path])
  const ofSite = new Set(own)
  return [...showing].map(([asset, owners]) => {
    const last = kept.get(`archive/${asset}`)
    if (ofSite.has(asset) || last?.source === null) return pictures.artefact(asset, [])
    // Sorted, so that it is the same whichever of them a build is of.
    return pictures.artefact(asset, [...new Set([...owners, ...(last === undefined ? [] : ownersOf(last))])].toSorted(compareText))
  })
}
