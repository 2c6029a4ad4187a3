import type { Artefact } from '../artefact.js'
import { brandVariables, rootRule } from '../brand/variables.js'
import { sha256 } from '../sha256.js'
import type { Newsletter } from '../schema/newsletter.js'

/** A file that pages share, named by its content so that no browser keeps an old one. */
export function asset(name: string, ending: string, contents: string): Artefact {
  return { path: `archive/assets/${name}-${sha256(contents).slice(0, 8)}.${ending}`, contents, kind: 'asset', source: null }
}

/** The site's stylesheet; the brand's colours and typefaces come first. */
export function stylesheet(css: string, { brand }: Newsletter): Artefact {
  return asset('style', 'css', `${rootRule(brandVariables(brand, 'web'))}\n${css}`)
}

/** The sign in a browser's tab: a sheet with lines of text, in the brand's colour. Without one, browsers ask for /favicon.ico. */
export function icon({ brand }: Newsletter): Artefact {
  return asset('icon', 'svg', `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="${brand.primary}" d="M0 0h32v32H0z"/><path fill="#fff" d="M7 8h18v4H7zm0 8h18v2H7zm0 5h18v2H7z"/></svg>\n`)
}

/** The path of an artefact as pages know it: below `archive/`. */
export function pathInArchive({ path }: Artefact): string {
  return path.slice('archive/'.length)
}
