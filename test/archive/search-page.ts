import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { asset, icon, pathInArchive, stylesheet } from '../../src/archive/assets.js'
import { frameOf, type PageFrame } from '../../src/archive/frame.js'
import type { SearchPageView } from '../../src/archive/render-search.js'
import type { Section } from '../../src/archive/section.js'
import { ownPath } from '../../src/archive/site.js'
import type { Artefact } from '../../src/artefact.js'
import { stringsSchema, type Strings } from '../../src/language/strings.js'
import { newsletterSchema } from '../../src/schema/newsletter.js'
import { compileTemplate } from '../../src/template/compile-template.js'

const templates = fileURLToPath(new URL('../../templates/', import.meta.url))
const read = (path: string): Promise<string> => readFile(`${templates}${path}`, 'utf8')

export interface PageParts {
  readonly frame: PageFrame
  readonly strings: Strings
  readonly template: (view: SearchPageView) => string
  /** What the page loads of ours. */
  readonly assets: readonly Artefact[]
}

/** What a section's search page is made of: the package's own template, words, stylesheet and script. */
export async function pageParts(section: Section): Promise<PageParts> {
  const newsletter = newsletterSchema.parse({ name: 'Letter', url: 'https://letter.example.org/', language: 'en-GB' })
  const strings = stringsSchema.parse(parse(await read('strings/en.yaml')))
  const assets = { script: asset('search', 'js', await read('web/search.js')), style: stylesheet(await read('web/style.css'), newsletter), siteStyle: asset('site', 'css', await read('web/site.css')), icon: icon(newsletter) }
  const names = (await readdir(`${templates}web`)).filter((name) => name.startsWith('page-'))
  const partials = Object.fromEntries(await Promise.all(names.map(async (name) => [name.replace('.hbs', ''), await read(`web/${name}`)] as const)))
  const frame = frameOf(
    { path: ownPath(section, 'search'), section, lang: section.lang, strings, title: strings.search, description: null, isIndexed: false, scripts: [pathInArchive(assets.script)], policy: 'search' },
    { newsletter, stylesheet: pathInArchive(assets.style), siteStylesheet: pathInArchive(assets.siteStyle), icon: pathInArchive(assets.icon) },
    { links: '', top: '' },
  )
  const template = compileTemplate({ entry: 'web/search', template: await read('web/search.hbs'), partials }, { helpers: {}, medium: 'html' })
  return { frame, strings, template, assets: Object.values(assets) }
}
