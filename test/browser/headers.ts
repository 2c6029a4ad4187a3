import type { HeadersOf } from './serve.js'

/**
 * Reads a `_headers` file as Netlify and Cloudflare Pages do: a path, in which `*` stands for anything, and below it,
 * set in, its headers. Of all paths that match, the headers add up, and those of one name are joined.
 */
export function readHeaders(text: string): HeadersOf {
  const rules: Array<{ pattern: RegExp; headers: Array<[string, string]> }> = []
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue
    if (/^\s/.test(line)) {
      const colon = line.indexOf(':')
      rules.at(-1)?.headers.push([line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()])
    } else rules.push({ pattern: new RegExp(`^${line.trim().replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`), headers: [] })
  }
  return (path) => {
    const found: Record<string, string> = {}
    for (const { pattern, headers } of rules) {
      if (!pattern.test(`/${path}`)) continue
      for (const [name, value] of headers) found[name] = found[name] === undefined ? value : `${found[name]}, ${value}`
    }
    return found
  }
}
