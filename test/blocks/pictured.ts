import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import type { PictureView, ViewContext } from '../../src/blocks/kind.js'
import { stringsSchema } from '../../src/language/strings.js'
import { webHtml } from '../../src/markdown/html.js'

/** A picture by its path and its use; every one is there. */
export const shownPicture = (path: string, alt: string, use: string): PictureView => ({ src: `${use}/${path}`, width: 72, height: 72, alt, srcset: null, sizes: null })

/** Surroundings in which every picture that is asked for may be shown. */
export const pictured: ViewContext = {
  render: webHtml,
  picture: (path, alt, use) => (path === undefined ? null : shownPicture(path, alt ?? '', use)),
  telephone: String,
  lang: 'en-GB',
  strings: stringsSchema.parse(parse(readFileSync(fileURLToPath(new URL('../../templates/strings/en.yaml', import.meta.url)), 'utf8'))),
  timezone: 'UTC',
}

/** A block without a title and without a body, but with attributes. */
export const empty = <A>(attributes: A) => ({ id: 'a', level: 2, title: null, body: [], attributes, place: null })
