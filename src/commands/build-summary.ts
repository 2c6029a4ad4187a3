import type { BuildReport } from '../build.js'

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`
const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`

/** What a successful build tells the editor: a line an issue, then where everything is. */
export function formatSummary(report: BuildReport, out: string): string {
  const bytes = new Map(report.written.map((file) => [file.path, file.bytes]))
  const lines = report.issues.flatMap((issue) => {
    if (issue.artefacts.length === 0) return issue.head !== null && !issue.published ? [`${issue.path} → nothing: ${issue.head.status === 'draft' ? 'a draft' : 'under embargo'}`] : []
    const emails = issue.artefacts.filter(({ path }) => path.startsWith('email/') && path.endsWith('.html'))
    const parts = emails.map(({ path }) => `email for ${path.slice(path.lastIndexOf('/') + 1, -'.html'.length)} ${kilobytes(bytes.get(path) ?? 0)}`)
    return [`${issue.path} → ${[...parts, ...(issue.inArchive ? ['page'] : [])].join(', ')}`]
  })
  const built = report.issues.filter(({ artefacts }) => artefacts.length > 0).length
  const summary = `${count(built, 'issue', 'issues')}, ${count(report.written.length, 'file', 'files')} in ${out}${report.removed.length > 0 ? `, ${report.removed.length} removed` : ''}`
  const look = report.written.some(({ path }) => path.startsWith('email/')) ? `Look at ${out}/archive/index.html in a browser; send what is in ${out}/email/.` : `Look at ${out}/archive/index.html in a browser.`
  return `${[...lines, summary, look].join('\n')}\n`
}
