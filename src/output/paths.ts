/** What efc-news keeps in the output folder for itself starts with this; no artefact may. */
export const ownPrefix = '.efc-news-'

/**
 * Whether a path, relative to the output folder with `/` between its parts, can only name a file inside of it.
 * Every path that was read from disk goes through here, for whoever wrote it there may not have been efc-news.
 */
export function staysInside(path: string): boolean {
  if (/[\\:\p{Cc}\p{Cs}]/u.test(path) || path.startsWith(ownPrefix)) return false
  return path.split('/').every(part => part !== '' && part !== '.' && part !== '..')
}

/** The folders above a path, outermost first: `a/b/c.html` → `a`, `a/b`. */
export function foldersOf(path: string): string[] {
  const folders: string[] = []
  for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) folders.push(path.slice(0, end))
  return folders
}

/** The folder that a path stands in; '' for the output folder itself. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** Two paths with one key are one file on a disk that ignores case or Unicode form (macOS, Windows). */
export function foldedPath(path: string): string {
  return path.normalize('NFC').toLowerCase()
}
