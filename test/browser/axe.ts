import axe from 'axe-core'
import type { Page } from 'playwright-core'

/**
 * What axe leaves open, and why that is no barrier: a footnote's arrow is no text to it (colours.test.ts measures the
 * contrast), and of a wide table it cannot see what is scrolled away (it can on a wider screen).
 */
const judgedElsewhere = new Set(['color-contrast of a sign', 'label-content-name-mismatch of a sign', 'color-contrast of a scrolled cell'])

export async function loadAxe(page: Page): Promise<void> {
  await page.evaluate(axe.source)
}

/** What axe finds, and what it cannot make out, as lines that say where; `off` are the rules that do not apply. */
export async function barriers(page: Page, off: readonly string[]): Promise<string[]> {
  const rules = { 'target-size': { enabled: true }, ...Object.fromEntries(off.map((rule) => [rule, { enabled: false }])) }
  const found = await page.evaluate<Array<{ line: string; what: string }>>(`axe.run(document, { rules: ${JSON.stringify(rules)}, resultTypes: ['violations', 'incomplete'], preload: false })
    .then(({ violations, incomplete }) => [...violations, ...incomplete].flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none }) => ({
      what: id + ' of a ' + measure.nature(target.at(-1)),
      line: id + ' at ' + target.join(' ') + ': ' + [...any, ...all, ...none].map(({ message }) => message).join(' '),
    }))))`)
  return found.filter(({ what }) => !judgedElsewhere.has(what)).map(({ line }) => line)
}
