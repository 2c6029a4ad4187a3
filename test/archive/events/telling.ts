import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import type { Telling } from '../../../src/archive/events/telling.js'
import { addressOf } from '../../../src/issue/address.js'
import { editionsOf } from '../../../src/issue/edition.js'
import { parseIssue } from '../../../src/issue/parse-issue.js'
import { toldEvents } from '../../../src/issue/told-events.js'
import { stringsSchema } from '../../../src/language/strings.js'
import { webHtml } from '../../../src/markdown/html.js'
import { newsletterWith } from '../../stages/stage.js'

export const newsletter = newsletterWith({ timezone: 'Europe/Brussels', language: 'en-GB', audiences: ['members'] })

export const strings = stringsSchema.parse(parse(readFileSync(fileURLToPath(new URL('../../../templates/strings/en.yaml', import.meta.url)), 'utf8')))

/** An issue, or with `type: page` a page, and the events that its public edition for the web tells. */
export function telling(slug: string, frontMatter: readonly string[], body: string): Telling {
  const { parsed, messages } = parseIssue({ path: `issues/${slug}.md`, text: ['---', `title: ${slug}`, ...frontMatter, '---', body].join('\n') }, newsletter)
  if (parsed === null) throw new Error(`No issue: ${JSON.stringify(messages)}`)
  const { issue } = parsed
  const address = addressOf(issue)
  return { head: issue, address, events: toldEvents(editionsOf(issue, strings)('public', 'web'), { address, timezone: newsletter.timezone, strings, render: webHtml }) }
}

/** An event as an editor writes it. */
export function eventBlock(title: string, attributes: string, body = ''): string {
  return `:::event[${title}]{${attributes}}\n${body}\n:::\n`
}
