import { folderOf } from '../issue/address.js'
import { readFileName } from '../issue/file-name.js'

/** What the commands call an issue file: its path below issues/, without its ending: `issue-06`, `issue-06.fr`, `2015/autumn`. */
export function issueName(path: string): string {
  return withoutEnding(path.normalize('NFC')).replace(/^issues\//, '').replace(/\/index(\.[^/]*)?$/, '$1')
}

/** The issue files that somebody may mean by a name: the file's own, with or without folder and ending, or the address in the archive, such as `fr/issue-06`. */
export function issuesNamed(name: string, paths: readonly string[]): string[] {
  const wanted = issueName(name.replace(/^\.\//, ''))
  const named = paths.filter((path) => namesOf(path).includes(wanted))
  return named.length > 0 ? named : issuesNumbered(wanted, paths)
}

function namesOf(path: string): readonly (string | undefined)[] {
  const name = issueName(path)
  // Which language is the newsletter's own stands in newsletter.yaml; here each one that a name ends in is another.
  const { slug, translation } = readFileName(path, '')
  return [name, name.split('/').at(-1), `${folderOf(translation)}${slug}`]
}

/** `7` for issue-07, but not for its translations. */
function issuesNumbered(wanted: string, paths: readonly string[]): string[] {
  if (!/^\d+$/.test(wanted)) return []
  return paths.filter((path) => {
    const { slug, translation } = readFileName(path, '')
    const digits = /\d+$/.exec(slug)?.[0]
    return translation === null && digits !== undefined && Number(digits) === Number(wanted)
  })
}

function withoutEnding(path: string): string {
  return path.replace(/\.md$/i, '')
}
