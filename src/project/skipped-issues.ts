import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import type { Entry } from './list-files.js'

/** What other programs call a Markdown file. */
const otherMarkdown = /\.(?:markdown|mdown|mdwn|mkdn?|mkdown|mdtxt|mdtext|mdx|md\.txt)$/i

/** A warning for each entry that somebody may take for an issue or a folder of issues, and that is not read. */
export async function skippedIssues(root: string, entries: readonly Entry[]): Promise<Message[]> {
  const found = await Promise.all(
    entries.map(async ({ path, isLink }) => {
      const ending = otherMarkdown.exec(path)?.[0]
      if (ending !== undefined) return [message('file-skipped', path, null, `Unexpected ending \`${ending}\`, expected \`.md\`: the file is not read`, 'Rename it to .md. If it is no issue, let its name begin with `_`.')]
      if (!isLink || !(await leadsToFolder(join(root, ...path.split('/'))))) return []
      return [message('file-skipped', path, null, 'Unexpected link to a folder, expected a folder: what is in it is not read', 'Copy the folder into the project in place of the link. If it holds no issues, let its name begin with `_`.')]
    }),
  )
  return found.flat()
}

/** A link that leads nowhere leads to no folder. */
async function leadsToFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}
