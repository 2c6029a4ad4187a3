import type { Edition } from '../issue/edition.js'
import type { Issue } from '../issue/issue.js'
import { plainWords } from '../markdown/plain-words.js'
import type { Newsletter } from '../schema/newsletter.js'
import { permalink } from './permalinks.js'
import { article, periodical, publicationIssue, webPage, type Part, type Publication, type Work } from './structured-data.js'

/** Kinds of block that are read by themselves, and the attribute that says whose they are. */
const articles: Readonly<Record<string, string | null>> = { article: null, editorial: 'by', interview: 'with' }

/** What an issue's page tells machines of it. `picture` is the absolute address of its cover. */
export function structuredIssue(edition: Edition, picture: string | null, newsletter: Newsletter): object[] {
  const { issue } = edition
  const work = workOf(issue, picture, newsletter)
  const publication = publicationOf(newsletter)
  if (issue.type === 'page') return [webPage(work)]
  if (issue.type === 'special') return [article(work, publication)]
  return [publicationIssue({ ...work, number: issue.number ?? null, parts: edition.blocks.flatMap(partOf) }, publication)]
}

/** What the home page tells them: the newsletter itself, in the languages that it comes out in. */
export function structuredNewsletter(newsletter: Newsletter, langs: readonly string[]): object[] {
  return [periodical(publicationOf(newsletter), langs)]
}

function publicationOf({ name, url, organisation, imprint, issn }: Newsletter): Publication {
  return { name, url, publisher: organisation === undefined ? null : { name: organisation, url: imprint.website ?? null }, issn: issn ?? null }
}

function workOf(issue: Issue, picture: string | null, { url }: Newsletter): Work {
  return { url: permalink(url, issue), title: issue.title, lang: issue.lang, published: issue.date, updated: issue.updated ?? null, picture, topics: issue.topics }
}

function partOf({ block, title }: Edition['blocks'][number]): Part[] {
  if (!Object.hasOwn(articles, block.kind) || block.level > 2 || title === null || block.title === null) return []
  const words = plainWords(block.title).trim()
  const attribute = articles[block.kind]
  const attributes = new Map(Object.entries(block.attributes ?? {}))
  // Who has a role is a person; an interview may be with a company.
  const author: unknown = attribute === null || attribute === undefined || attributes.get('role') === undefined ? null : attributes.get(attribute)
  return words === '' ? [] : [{ id: block.id, title: words, author: typeof author === 'string' ? author : null }]
}

