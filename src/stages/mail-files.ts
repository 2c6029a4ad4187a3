import type { Artefact, StoredContents } from '../artefact.js'
import { composeFiles, type MailFiles } from '../mail/compose.js'
import { describeContents } from '../output/hash.js'
import type { IssueResult } from './issue-result.js'
import type { BuildContext } from './issue-stage.js'
import { mailOf } from './mail-of.js'
import type { PictureStore } from './picture-store.js'
import { emailsOf } from './rendered-emails.js'

/**
 * The messages of all email editions: `<audience>.eml`, which is sent as it is, and `<audience>.draft.eml`, which mail
 * programs open as a message to be finished. They are made of what the issue stage made, and of pictures when these are
 * embedded.
 *
 * With its pictures a message has megabytes, and an archive has more of them than fit into memory: each is composed when
 * its hash is asked for, and once more when it is written.
 */
export async function mailFiles(issues: readonly IssueResult[], context: BuildContext, pictures: Pick<PictureStore, 'artefact'>): Promise<Artefact[]> {
  const files: Artefact[] = []
  for (const { head, path: source, ...made } of issues) {
    if (head === null) continue
    for (const email of emailsOf(made)) {
      const compose = async (): Promise<MailFiles> => composeFiles(await mailOf(head, email, context, pictures))
      const { eml, draft } = await compose()
      files.push({ path: `${email.path}.eml`, contents: stored(eml, async () => (await compose()).eml), kind: 'page', source })
      files.push({ path: `${email.path}.draft.eml`, contents: stored(draft, async () => (await compose()).draft), kind: 'page', source })
    }
  }
  return files
}

function stored(contents: Uint8Array, read: () => Promise<Uint8Array>): StoredContents {
  return { ...describeContents(contents), read }
}
