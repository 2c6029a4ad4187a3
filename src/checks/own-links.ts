import type { OwnLink } from '../issue/own-links.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import { nearest } from '../messages/nearest.js'

/**
 * Rule `dead-link`, between issues: a link into the archive leads to a file that is there.
 *
 * ok: `https://newsletter.example.org/issue-05/`, `../issue-05/`
 * not ok: `../issue-50/`, `issue-05/` (which is looked for below this issue's own address), a link to a draft
 *
 * `files` are the paths of the archive's files, below `archive/`.
 */
export function deadOwnLinks(issues: ReadonlyArray<{ readonly path: string; readonly links: readonly OwnLink[] }>, files: ReadonlySet<string>): Message[] {
  // Compared by what distinguishes them.
  const folders = [...files].flatMap((path) => (path.endsWith('/index.html') ? [path.slice(0, -'/index.html'.length)] : []))
  return issues.flatMap(({ path: file, links }) =>
    links.flatMap(({ address, path, place }) => {
      // A web host adds the slash to the address of a folder.
      if (files.has(path) || files.has(`${path}/index.html`)) return []
      const alike = nearest(path.replace(/\/(?:index\.html)?$/, ''), folders)
      const note = `${alike === null ? '' : `Did you mean ${alike}/? `}Write the address as a browser shows it, or \`../\` and the address part of the issue. What is a draft, under embargo or not for everybody has no page.`
      return [message('dead-link', file, place, `Unexpected link to \`${address}\`, expected a page that the archive has`, note)]
    }),
  )
}
