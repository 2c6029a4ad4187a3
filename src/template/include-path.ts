/**
 * The key of the template that an include means, or null when it points out of its set of templates.
 *
 * `path` is relative to the including file `from` (a key such as `email/blocks/event.mjml`). Encoded characters,
 * backslashes, absolute paths, drives and URLs are refused rather than read: an include needs none of them. A trailing
 * `/`, for a folder, stays.
 */
export function resolveInclude(from: string, path: string): string | null {
  if (path === '' || /[%\\{}\0]|^\/|^[a-z][a-z\d+.-]*:/i.test(path)) return null
  const parts = from.split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
    // The first part names the set. Leaving it is refused even where the path comes back.
    if (parts.length === 0) return null
  }
  return parts.length > 1 ? parts.join('/').replace(/\/+/g, '/') : null
}
