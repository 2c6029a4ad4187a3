import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import type { Manifest } from '../output/manifest.js'
import { sha256 } from '../sha256.js'
import type { IssueResult } from './issue-result.js'

/**
 * Rule `handoff-unbuilt`: what is sent is what was built, looked at and uploaded. An email refers to its page and its
 * pictures in the archive: those that the last build wrote, which `last` lists.
 */
export function checkBuilt({ path, head, artefacts, assets }: IssueResult, last: Manifest): Message[] {
  const isSame = artefacts.every(({ path: file, contents }) => !file.startsWith('email/') || (typeof contents === 'string' && last.get(file)?.sha256 === sha256(contents)))
  const isWhole = [...artefacts.map(({ path: file }) => file), ...assets.map((asset) => `archive/${asset}`)].every((file) => last.has(file))
  if (isSame && isWhole) return []
  const what = artefacts.some(({ path: file }) => last.has(file)) ? 'Unexpected email, expected the one that the last build made: something has changed since' : 'Unexpected issue, expected one that was built'
  return [message('handoff-unbuilt', path, null, what, head?.embargo === undefined ? build : buildBefore(head.embargo))]
}

const build = 'Run `efc-news build`, look at the result, and upload the archive: the email loads its pictures from there.'

/** The usual folder is the one that gets uploaded: what must not be seen yet is built beside it. */
function buildBefore(embargo: string): string {
  return `It is under embargo. While that lasts, build it into a folder of its own, \`efc-news build --as-of ${embargo} --out <another folder>\`, and name this folder with \`--dist\`, beside the same \`--as-of\`; nothing of it belongs on the web before the embargo ends. After that, \`efc-news build\` will do.`
}
