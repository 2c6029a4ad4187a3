import sharp from 'sharp'
import { attribute, linksOf, metaOf, named, textOf, type Archive, type Page } from './archive.js'

/** The address at which a page is found. */
export const addressOf = ({ path }: Pick<Page, 'path'>, url: string): string => url + encodeURI(path.replace(/(^|\/)index\.html$/, '$1'))

/** What a page says of itself, and should not: no title, or a second; no language; the address of another page. */
export async function headProblems(page: Page, { files }: Archive, url: string): Promise<string[]> {
  const [html] = named(page, 'html')
  const [canonical, ...others] = linksOf(page, 'canonical').map((link) => attribute(link, 'href'))
  const isRedirect = named(page, 'meta').some((meta) => attribute(meta, 'httpEquiv') === 'refresh')
  const isIndexed = metaOf(page, 'robots') === null
  const problems = [
    named(page, 'title').length === 1 && textOf(named(page, 'title')[0] ?? page.elements[0] ?? never()).trim() !== '' ? '' : 'not one title',
    named(page, 'h1').length === 1 ? '' : `${named(page, 'h1').length} headings of the first level`,
    html !== undefined && attribute(html, 'lang') !== null && /^(?:ltr|rtl)$/.test(attribute(html, 'dir') ?? '') ? '' : 'no language or direction',
    others.length === 0 && (isRedirect || (canonical ?? null) === (isIndexed ? addressOf(page, url) : null)) ? '' : `canonical is ${canonical}`,
    isIndexed && metaOf(page, 'description') === '' ? 'an empty description' : '',
    metaOf(page, 'referrer') === 'no-referrer' ? '' : 'a referrer policy of another kind',
    !isIndexed || isRedirect || (metaOf(page, 'og:title') ?? '') !== '' ? '' : 'no og:title',
    await cardProblem(metaOf(page, 'og:image'), files, url),
  ]
  return problems.filter((problem) => problem !== '').map((problem) => `${page.path}: ${problem}`)
}

/** The picture of a shared link is there, and as large as it says. */
async function cardProblem(address: string | null, files: Archive['files'], url: string): Promise<string> {
  if (address === null) return ''
  const file = address.startsWith(url) ? files.get(decodeURI(address.slice(url.length))) : undefined
  if (file === undefined) return `${address} is not there`
  const { width, height, format } = await sharp(file).metadata()
  return width === 1200 && height === 630 && format === 'png' ? '' : `${address} is a ${format} of ${width} × ${height}`
}

/** Each page of a group names the whole group, itself among them: search engines pass over the others (developers.google.com/search/docs/specialty/international/localized-versions). */
export function alternateProblems({ pages }: Archive, url: string): string[] {
  const groups = new Map(pages.map((page) => [addressOf(page, url), linksOf(page, 'alternate').flatMap((link) => (attribute(link, 'hrefLang') === null ? [] : [`${attribute(link, 'hrefLang')} ${attribute(link, 'href')}`])).toSorted()]))
  return [...groups].flatMap(([address, group]) => {
    if (group.length === 0) return []
    const members = group.map((line) => line.slice(line.indexOf(' ') + 1))
    const own = members.includes(address) ? [] : [`${address} is not among its own alternates`]
    return [...own, ...members.flatMap((member) => (JSON.stringify(groups.get(member)) === JSON.stringify(group) ? [] : [`${address} names ${member}, which does not name the same`]))]
  })
}

function never(): never {
  throw new Error('A page without an element')
}
