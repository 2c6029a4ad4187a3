import { strToU8, zipSync, type Zippable } from 'fflate'
import { compareText } from '../messages/sort.js'

/** Already compressed: to deflate them again takes time and gains nothing. */
const compressed = /\.(?:png|jpe?g|gif|webp|avif)$/i

/**
 * A .zip file with these files in one folder: the same bytes for the same files, on each machine and in each time zone.
 *
 * @param folderName  without a slash at its end
 * @param files       by their path in the folder, with `/`; text becomes UTF-8
 */
export function zipOf(folderName: string, files: ReadonlyMap<string, Uint8Array | string>): Uint8Array {
  const entries: Zippable = {}
  for (const [path, contents] of [...files].toSorted(([a], [b]) => compareText(a, b))) {
    entries[`${folderName}/${path}`] = [typeof contents === 'string' ? strToU8(contents) : contents, { level: compressed.test(path) ? 0 : 9 }]
  }
  // ZIP has local times, and fflate takes the local parts of the date: one that is made of local parts has the same everywhere.
  return zipSync(entries, { mtime: new Date(1980, 0, 1, 12), os: 0, attrs: 0 })
}
