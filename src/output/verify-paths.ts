import type { Artefact } from '../artefact.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import { foldedPath, foldersOf, ownPrefix } from './paths.js'

/**
 * Every path can be written on every disk, and no two artefacts share one or need a file and a folder of one name.
 * Of each issue and rule only the first is told: one slug spoils the path of every file that is made from the issue.
 */
export function verifyPaths(artefacts: readonly Artefact[]): Message[] {
  const messages: Message[] = []
  const byKey = new Map<string, Artefact>()
  for (const artefact of artefacts) {
    const problem = pathProblem(artefact.path)
    if (problem !== null) messages.push(badPath(artefact, problem))
    const key = foldedPath(artefact.path)
    const other = byKey.get(key)
    if (other === undefined) byKey.set(key, artefact)
    else messages.push(clash(artefact, other, 'is the same file on a disk that ignores case'))
  }
  for (const [key, artefact] of byKey) {
    const other = foldersOf(key).flatMap(folder => byKey.get(folder) ?? [])[0]
    if (other !== undefined) messages.push(clash(artefact, other, 'is a file where this one needs a folder'))
  }
  return firstOfEach(messages)
}

function firstOfEach(messages: readonly Message[]): Message[] {
  const told = new Set<string>()
  return messages.filter(({ file, rule }) => {
    const key = `${rule} ${file}`
    const isNew = file === null || !told.has(key)
    told.add(key)
    return isNew
  })
}

/** Names of devices on Windows, with any extension: learn.microsoft.com/windows/win32/fileio/naming-a-file. */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i

/** What is wrong with a path, as the end of a sentence that starts with it; null when nothing is. */
function pathProblem(path: string): string | null {
  if (path.startsWith('/')) return 'is not relative'
  if (/[\p{Cc}\p{Cs}]/u.test(path)) return 'holds a control character or half a character'
  if (/[\\<>:"|?*]/.test(path)) return 'holds one of \\ < > : " | ? *, which Windows does not allow'
  if (path.startsWith(ownPrefix)) return `starts with ${ownPrefix}, which efc-news keeps for itself`
  if (path.normalize('NFC') !== path) return 'is not in Unicode NFC'
  for (const part of path.split('/')) {
    if (part === '' || part === '.' || part === '..') return 'has an empty part, or one that is . or ..'
    if (/[. ]$/.test(part)) return `has a part that ends in a dot or a space: ${JSON.stringify(part)}`
    if (reserved.test(part)) return `has a part that is the name of a device on Windows: ${part}`
    if (Buffer.byteLength(part) > 255) return 'has a part of more than 255 bytes'
  }
  return null
}

function badPath({ path, source }: Artefact, problem: string): Message {
  const note = 'The archive must be able to move to another machine. Give the issue another slug; if you gave it none, the template or efc-news is to blame.'
  return message('output-unsafe', source, null, `Unexpected output path, expected one that every disk can hold: ${JSON.stringify(path)} ${problem}.`, note)
}

function clash(artefact: Artefact, other: Artefact, how: string): Message {
  const note = 'One of the two would be lost. Give one of them another slug, or another name to its image.'
  return message('output-clash', artefact.source ?? other.source, null, `Unexpected output ${named(artefact)}, expected a path of its own: ${named(other)} ${how}.`, note)
}

function named({ path, source }: Artefact): string {
  return `${JSON.stringify(path)} (made from ${source ?? 'the whole site'})`
}
