import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A store of texts by the content that they were made from. Losing it costs time, never a result. */
export interface Cache {
  get(key: string): Promise<string | null>
  set(key: string, text: string): Promise<void>
  /** Forgets all that the last whole build did not need, so that the store does not grow for ever. */
  keepOnly(keys: readonly string[]): Promise<void>
}

/** Makes a key from everything that a cached text depends on. */
export function cacheKey(parts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part)
  return hash.digest('hex')
}

/**
 * `.cache/efc-news/` in the project. It holds data only, never code: a project may come from anywhere.
 *
 * Each file begins with the hash of what follows, so that one cut short counts as missing. A folder that cannot be
 * written is no error.
 */
export function diskCache(root: string): Cache {
  const folder = join(root, '.cache', 'efc-news')
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
  return {
    async get(key) {
      try {
        const stored = await readFile(join(folder, key), 'utf8')
        const text = stored.slice(65)
        return stored.slice(0, 64) === digest(text) ? text : null
      } catch {
        return null
      }
    },
    async set(key, text) {
      const path = join(folder, key)
      const temporary = `${path}.${randomUUID()}`
      try {
        await mkdir(folder, { recursive: true })
        await writeFile(temporary, `${digest(text)}\n${text}`)
        await rename(temporary, path)
      } catch {
        // The next build makes it once more.
      }
    },
    async keepOnly(keys) {
      const kept = new Set(keys)
      try {
        const names = await readdir(folder)
        // Only what `set` wrote: the folder may be a link to one that is somebody's own.
        await Promise.all(names.filter((name) => !kept.has(name) && /^[0-9a-f]{64}(?:\.|$)/.test(name)).map((name) => rm(join(folder, name), { force: true })))
      } catch {
        // There is no store.
      }
    },
  }
}
