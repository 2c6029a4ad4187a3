import * as z from 'zod'
import { isInstant, isLanguage, isWebAddress, relativeAddresses } from '../xml-problems.js'

const webAddress = z.string().refine(isWebAddress, 'an absolute address')
const instant = z.string().refine(isInstant, 'a date of RFC 3339')
const language = z.string().refine(isLanguage, 'a language tag')
const author = z.strictObject({ name: z.string().min(1).optional(), url: z.string().refine((text) => isWebAddress(text) || text.startsWith('mailto:')).optional(), avatar: webAddress.optional() }).refine((author) => Object.keys(author).length > 0, 'an author with a name, an address or a picture')
const content = z.string().min(1).refine((html) => relativeAddresses(html).length === 0, 'content whose addresses are absolute').refine((html) => !/<script|<style|\son\w+=/i.test(html), 'content without scripts and styles')

/** JSON Feed 1.1 (jsonfeed.org/version/1.1), as far as we write it: no other key. */
const schema = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: webAddress,
  feed_url: webAddress,
  description: z.string().min(1).optional(),
  icon: webAddress.optional(),
  authors: z.array(author).min(1),
  language,
  items: z.array(
    z.strictObject({
      id: webAddress,
      url: webAddress,
      title: z.string().min(1),
      content_html: content,
      summary: z.string().min(1).optional(),
      image: webAddress.optional(),
      date_published: instant,
      date_modified: instant,
      tags: z.array(z.string().min(1)).min(1).optional(),
      language,
    }),
  ),
})

/** What is wrong with a JSON feed by its specification, and by our rules beyond it: unique ids, newest first. */
export function jsonFeedProblems(text: string): string[] {
  const { data, error } = schema.safeParse(jsonOf(text))
  if (data === undefined) return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`)
  const problems: string[] = []
  if (!text.endsWith('\n')) problems.push('no line break at the end')
  if (new Set(data.items.map(({ id }) => id)).size !== data.items.length) problems.push('an id that is there twice')
  const dates = data.items.map(({ date_published: date }) => Date.parse(date))
  if (dates.some((date, index) => date > (dates[index - 1] ?? Infinity))) problems.push('not newest first')
  if (data.items.some(({ date_published: published, date_modified: modified }) => Date.parse(published) > Date.parse(modified))) problems.push('an item that changed before it was published')
  return problems
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
