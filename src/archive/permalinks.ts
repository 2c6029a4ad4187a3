import { addressOf, folderOf, type Addressed } from '../issue/address.js'

/** Where an issue's page lies, below `archive/`. */
export function issuePath(issue: Addressed): string {
  return `${addressOf(issue)}/index.html`
}

/** Where an issue is found, below `archive/`: on its page, or on the home page whose text it is. */
export function pageOf(issue: Addressed & { readonly home: boolean }): string {
  return issue.home ? `${folderOf(issue.translation)}index.html` : issuePath(issue)
}

/** The absolute address of an issue, below the newsletter's `url`. */
export function permalink(url: string, issue: Addressed): string {
  return absolute(url, issuePath(issue))
}

/** The absolute address of a file of the archive; a page's is that of its folder, which no web host changes. */
export function absolute(url: string, path: string): string {
  return `${url}${href(path.replace(/(^|\/)index\.html$/, '$1'))}`
}

/** A path as an address: letters of all scripts, and what has a meaning of its own, are escaped. */
export function href(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
