import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { BrowserContext, Page, Route } from 'playwright-core'
import { expect, inject } from 'vitest'

/** A newsletter that setup.ts has built. */
export interface Build {
  readonly folder: string
  /** Its address, at which emails look for their pictures. */
  readonly url: string
}

/** An email or a page of the archive, as it lies on the disk. */
export interface Document {
  readonly name: string
  readonly path: string
  readonly build: Build
}

/** How somebody looks at it. */
export interface Look {
  readonly width?: number
  readonly colorScheme?: 'light' | 'dark'
  readonly media?: 'screen' | 'print'
  /** False: they are blocked, as most mail programs do at first. */
  readonly pictures?: boolean
}

/** Pages of which there are many from one template: of each kind and build it is enough to look at one. */
const alike = [/^topics\/[^/]+\/index\.html$/, /^topics\/.+\/\d{4}\/index\.html$/, /^years\/\d{4}\/index\.html$/, /^events\/\d{4}\/index\.html$/]

/** Pages of a section in another language whose templates are looked at in the newsletter's own. */
const translated = /^[a-z]{2}(?:-[a-z]+)?\/(?:topics|events|members|search|accessibility|years)\//i

function isOfAKind(path: string, index: number, paths: readonly string[]): boolean {
  const kind = alike.find((pattern) => pattern.test(path))
  return !translated.test(path) && (kind === undefined || paths.findIndex((other) => kind.test(other)) === index)
}

/** The documents of all builds, each text once; none when there is no browser to look at them. */
function documents(part: 'email' | 'archive'): Document[] {
  if (inject('chromium') === null) return []
  return Object.entries(inject('builds')).flatMap(([name, build]) => {
    const paths = readdirSync(join(build.folder, part), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html') && !path.endsWith('/email.html')).toSorted().filter(isOfAKind)
    const texts = paths.map((path) => readFileSync(join(build.folder, part, path), 'utf8'))
    // An edition for members that says the same as the public one needs no second look; a page that leads on shows none.
    const distinct = paths.filter((_, index) => texts.lastIndexOf(texts[index] ?? '') === index && !texts[index]?.includes('http-equiv="refresh"'))
    return distinct.map((path) => ({ name: `${name} ${part}/${path}`, path: join(build.folder, part, path), build }))
  })
}

export const emails = (): Document[] => documents('email')
/** Copies of emails in the archive are emails, and looked at as such. */
export const pages = (): Document[] => documents('archive')

/** What tests ask of a page, by the files that answer it. */
export const measures = readdirSync(new URL('measure/', import.meta.url)).map((name) => fileURLToPath(new URL(`measure/${name}`, import.meta.url)))

/** What a document may ask for: files of its build, and its pictures at the newsletter's address. */
async function answer(route: Route, { build: { folder, url } }: Document, pictures: boolean, strangers: string[]): Promise<void> {
  const request = route.request()
  const asked = request.url()
  const assets = new URL('assets/', url).href
  const file = asked.startsWith(assets) ? join(folder, 'archive/assets', asked.slice(assets.length)) : null
  const isOurs = file === null ? asked.startsWith(`${pathToFileURL(folder).href}/`) : existsSync(file)
  if (!isOurs) strangers.push(asked)
  if (!isOurs || (!pictures && request.resourceType() === 'image')) return route.abort()
  return file === null ? route.continue() : route.fulfill({ path: file })
}

/** Sets how somebody looks at a page that is open. */
export async function lookAt(page: Page, { width = 1280, colorScheme = 'light', media = 'screen' }: Look): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await page.emulateMedia({ colorScheme, media, reducedMotion: 'reduce' })
}

/**
 * Shows a document, hands it to `look`, and closes it.
 *
 * Whatever a test looks for: the document has asked for nothing outside of its build, and has not said a word on the
 * console.
 */
export async function open<T>(context: BrowserContext, document: Document, how: Look, look: (page: Page) => Promise<T>): Promise<T> {
  const { pictures = true } = how
  const strangers: string[] = []
  const words: string[] = []
  const page = await context.newPage()
  try {
    await lookAt(page, how)
    await page.route('**/*', (route) => answer(route, document, pictures, strangers))
    // Chromium says of every picture that it could not have it.
    page.on('console', (message) => (pictures || !message.text().includes('ERR_FAILED')) && words.push(message.text()))
    page.on('pageerror', (error) => words.push(error.message))
    await page.goto(pathToFileURL(document.path).href)
    const seen = await look(page)
    expect({ strangers, words }).toEqual({ strangers: [], words: [] })
    return seen
  } finally {
    await page.close()
  }
}

/** The value of an expression about the page: see measure/. */
export function measured<T>(page: Page, expression: string): Promise<T> {
  return page.evaluate<T>(`measure.${expression}`)
}
