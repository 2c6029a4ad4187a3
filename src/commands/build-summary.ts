import type { BuildReport } from '../build.js'

/** KB of 1000 bytes, as Gmail's limit is counted. */
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`
const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`

const handOver = 'For an email service: `efc-news handoff <issue> --profile <name>`; for a test message: `efc-news send <issue> --to <address>`.'

const senderless = 'The .eml files name no sender: write `sender: { email: … }` into newsletter.yaml before one of them is sent as it is. The .draft.eml files open in a mail program, which adds its own.'

/** What a successful build tells the editor: what became of each issue, then where everything is. */
export function formatSummary(report: BuildReport, out: string): string {
  const bytes = new Map(report.written.map((file) => [file.path, file.bytes]))
  const built = report.issues.filter(({ artefacts, contribution }) => artefacts.length > 0 || isOwnText(contribution))
  const drafts = built.filter(({ head }) => head?.status === 'draft')
  const isSent = built.some(({ artefacts }) => artefacts.some(({ path }) => path.startsWith('email/')))
  return [
    ...report.issues.flatMap((issue) => describe(issue, bytes)),
    `${count(built.length, 'issue', 'issues')}, ${count(report.written.length, 'file', 'files')} in ${out}${report.removed.length > 0 ? `, ${report.removed.length} removed` : ''}`,
    drafts.length > 0
      ? `${out} holds ${count(drafts.length, 'draft', 'drafts')}: look at ${out}/archive/index.html, but neither send nor upload anything.`
      : `Look at ${out}/archive/index.html in a browser${isSent ? `; send what is in ${out}/email/` : ''}.`,
    ...(isSent && drafts.length === 0 ? [handOver, ...(report.hasSender ? [] : [senderless])] : []),
    '',
  ].join('\n')
}

function describe({ path, head, published, artefacts, emails: notes, inArchive, contribution }: BuildReport['issues'][number], bytes: ReadonlyMap<string, number>): string[] {
  if (head !== null && !published) return [`${path} → nothing: ${head.status === 'draft' ? 'a draft' : 'under embargo'}`]
  if (head !== null && isOwnText(contribution)) return [`${path} → ${head.status === 'draft' ? 'DRAFT, ' : ''}text of the ${head.home ? 'home' : head.slug} page`]
  if (head === null || artefacts.length === 0) return []
  const emails = artefacts
    .filter((artefact) => artefact.path.startsWith('email/') && artefact.path.endsWith('.html'))
    .map((artefact) => `email for ${artefact.path.slice(artefact.path.lastIndexOf('/') + 1, -'.html'.length)} ${kilobytes(bytes.get(artefact.path) ?? 0)}`)
  const made = `${path} → ${[head.status === 'draft' ? 'DRAFT' : null, ...emails, inArchive ? 'page' : null].filter((part) => part !== null).join(', ')}`
  return emails.length === 0 ? [made] : [made, `  subject: ${head.subject ?? head.title}`, ...notes.flatMap(cutsOf)]
}

function cutsOf({ audience, cuts }: BuildReport['issues'][number]['emails'][number]): string[] {
  return cuts.length === 0 ? [] : [`  cut for ${audience}: ${cuts.map(({ name, from, to }) => `${name} from ${kilobytes(from)} to ${kilobytes(to)}`).join(', ')}`]
}

/** Whether it is the text of one of the site's own pages. */
function isOwnText(contribution: BuildReport['issues'][number]['contribution']): boolean {
  return contribution !== null && contribution.ownText !== null
}
