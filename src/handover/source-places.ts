import { splitFrontMatter, typeFrontMatter } from '../issue/front-matter.js'
import type { IssueSource } from '../issue/parse-issue.js'
import type { Place } from '../messages/message.js'

/**
 * Where these words stand in an issue file, as an editor may have typed them: with backslashes before signs, which Markdown
 * takes away, and with line ends for spaces. Offsets in UTF-16 code units.
 */
export function occurrencesOf(words: string, { text }: IssueSource): Array<{ readonly from: number; readonly to: number }> {
  const typed = words.trim()
  if (typed === '') return []
  const pattern = new RegExp(
    typed
      .split(/(\s+|[\s\S])/u)
      .filter((part) => part !== '')
      .map((part) => (/\s/.test(part) ? '\\s+' : part === '\\' ? '\\\\' : `\\\\?${part.replace(/[.*+?^${}()|[\]]/, '\\$&')}`))
      .join(''),
    'g',
  )
  return [...text.matchAll(pattern)].map(({ index, 0: match }) => ({ from: index, to: index + match.length }))
}

/** Offsets as an editor shows them. */
export function placeAt({ from, to }: { readonly from: number; readonly to: number }, { text }: IssueSource): Place {
  const [start, end] = [pointAt(from, text), pointAt(to, text)]
  return { ...start, endLine: end.line, endColumn: end.column }
}

/** Where the value of a key stands in the front matter; null when it does not stand there. */
export function placeOfKey(key: string, { text, path }: IssueSource): Place | null {
  const { source } = splitFrontMatter(text, path)
  if (source === null) return null
  const { yaml, value } = typeFrontMatter(source.frontMatter, path)
  return value === null || yaml === null ? null : yaml.placeOf([key])
}

function pointAt(offset: number, text: string): { line: number; column: number } {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}
