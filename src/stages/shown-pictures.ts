import type { Contents } from '../artefact.js'
import type { PictureStore } from './picture-store.js'

/** Picture files with their bytes, by path relative to the archive; `paths` are of those that the store has answered with. */
export async function picturesAt(paths: readonly string[], pictures: Pick<PictureStore, 'artefact'>): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (const path of paths) files.set(path, await read(pictures.artefact(path, []).contents))
  return files
}

async function read(contents: Contents): Promise<Uint8Array> {
  if (typeof contents === 'string') return Buffer.from(contents)
  return contents instanceof Uint8Array ? contents : contents.read()
}
