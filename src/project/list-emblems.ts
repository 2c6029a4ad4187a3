import { listFiles } from './list-files.js'

/** An emblem's file: relative to `root`, which is the newsletter's folder or that of efc-news. */
export interface EmblemFile {
  readonly root: string
  readonly path: string
}

const folder = 'templates/emblems'
const extensions = ['.png', '.jpg', '.jpeg', '.gif', '.webp', '.avif']

/** The pictures in templates/emblems/ by their names without an extension: the newsletter's own before those of the package. */
export async function listEmblems(root: string, packageRoot: string): Promise<Map<string, EmblemFile>> {
  const found = new Map<string, EmblemFile>()
  for (const base of [root, packageRoot]) {
    for (const path of await listFiles(base, folder, extensions)) {
      const name = path.slice(folder.length + 1).replace(/\.[^.]+$/, '')
      if (!found.has(name)) found.set(name, { root: base, path })
    }
  }
  return found
}
