import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect, inject } from 'vitest'

/** An email or a page of the archive, as it lies on the disk. */
export interface Document {
  readonly name: string
  readonly path: string
}

/** The documents of all builds; none when there is no browser to look at them. */
function documents(part: 'email' | 'archive'): Document[] {
  if (inject('chromium') === null) return []
  return Object.entries(inject('builds')).flatMap(([name, folder]) =>
    readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.html'))
      .toSorted()
      .map((path) => ({ name: `${name} ${part}/${path}`, path: join(folder, part, path) })),
  )
}

export const emails = (): Document[] => documents('email')
export const pages = (): Document[] => documents('archive')

const measure = fileURLToPath(new URL('measure.js', import.meta.url))

/**
 * Shows a document, hands it to `look`, and closes it.
 *
 * Whatever a test looks for: the document has asked for nothing outside of its build, and has not said a word on the
 * console.
 */
export async function open<T>(browser: Browser, { path }: Document, options: BrowserContextOptions, look: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  const build = Object.values(inject('builds')).find((folder) => path.startsWith(folder)) ?? path
  const strangers: string[] = []
  const words: string[] = []
  try {
    await context.route('**/*', async (route) => {
      const url = route.request().url()
      if (url.startsWith(`${pathToFileURL(build).href}/`)) return route.continue()
      strangers.push(url)
      return route.abort()
    })
    await context.addInitScript({ path: measure })
    const page = await context.newPage()
    page.on('console', (message) => words.push(message.text()))
    page.on('pageerror', (error) => words.push(error.message))
    await page.goto(pathToFileURL(path).href)
    const seen = await look(page)
    expect({ strangers, words }).toEqual({ strangers: [], words: [] })
    return seen
  } finally {
    await context.close()
  }
}

/** The value of an expression about the page: see measure.js. */
export function measured<T>(page: Page, expression: string): Promise<T> {
  return page.evaluate<T>(`measure.${expression}`)
}

/** What axe finds, as lines that say where; `off` are the rules that do not apply. */
export async function violations(page: Page, off: readonly string[]): Promise<string[]> {
  await page.addScriptTag({ content: axe.source })
  const rules = { 'target-size': { enabled: true }, ...Object.fromEntries(off.map((rule) => [rule, { enabled: false }])) }
  return page.evaluate<string[]>(`axe.run(document, { rules: ${JSON.stringify(rules)}, resultTypes: ['violations'], preload: false })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' at ' + target.join(' ') + ': ' + failureSummary)))`)
}
