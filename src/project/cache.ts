import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '../sha256.js'

/** A store of texts and bytes by the content that they were made from. Losing it costs time, never a result. */
export interface Cache {
  get(key: string): Promise<string | null>
  getBytes(key: string): Promise<Uint8Array | null>
  /** Whether it is stored now. */
  set(key: string, contents: string | Uint8Array): Promise<boolean>
  /** Forgets all that the last whole build did not need, so that the store does not grow for ever. */
  keepOnly(keys: readonly string[]): Promise<void>
}

/** Makes a key from everything that a cached text depends on. */
export function cacheKey(parts: ReadonlyArray<string | Uint8Array>): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${typeof part === 'string' ? Buffer.byteLength(part) : part.byteLength}:`).update(part)
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
  const getBytes = async (key: string): Promise<Buffer | null> => {
    try {
      const stored = await readFile(join(folder, key))
      const contents = stored.subarray(65)
      return stored.toString('latin1', 0, 64) === sha256(contents) ? contents : null
    } catch {
      return null
    }
  }
  return {
    get: async (key) => (await getBytes(key))?.toString('utf8') ?? null,
    getBytes,
    async set(key, contents) {
      const path = join(folder, key)
      const temporary = `${path}.${randomUUID()}`
      try {
        await mkdir(folder, { recursive: true })
        await writeFile(temporary, Buffer.concat([Buffer.from(`${sha256(contents)}\n`), Buffer.from(contents)]))
        await rename(temporary, path)
        return true
      } catch {
        // The next build makes it once more.
        return false
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
