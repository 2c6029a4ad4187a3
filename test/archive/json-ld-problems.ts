import { isDay, isInstant, isLanguage, isWebAddress } from './xml-problems.js'

type Check = (value: unknown) => boolean

const text: Check = (value) => typeof value === 'string' && value.trim() !== ''
const url: Check = (value) => typeof value === 'string' && isWebAddress(value)
const date: Check = (value) => typeof value === 'string' && (isDay(value) || isInstant(value) || isInstant(value.replace(/T(\d\d:\d\d)(?=Z|[+-])/, 'T$1:00')))
const language: Check = (value) => typeof value === 'string' && isLanguage(value)
const oneOrMore = (check: Check): Check => (value) => (Array.isArray(value) ? value.length > 0 && value.every(check) : check(value))
const kind = (...types: string[]): Check => (value) => typeof value === 'object' && value !== null && '@type' in value && types.includes(String(value['@type']))

/** What every creative work may have (schema.org/CreativeWork). */
const work = { '@id': url, name: text, url, description: text, inLanguage: oneOrMore(language), image: url, keywords: oneOrMore(text), datePublished: date, dateModified: date, isPartOf: kind('Periodical'), publisher: kind('Organization'), author: kind('Person', 'Organization') }

/** Properties by type, as schema.org defines them: what is expected of each, and without which there is no point in it. */
const types: Readonly<Record<string, { readonly properties: Readonly<Record<string, Check>>, readonly required: readonly string[] }>> = {
  Periodical: { properties: { ...work, issn: (value) => typeof value === 'string' && /^\d{4}-\d{3}[\dX]$/.test(value) }, required: ['name', 'url'] },
  PublicationIssue: { properties: { ...work, issueNumber: (value) => Number.isInteger(value) || text(value), hasPart: oneOrMore(kind('Article')) }, required: ['name', 'url', 'datePublished', 'isPartOf'] },
  Article: { properties: { ...work, headline: text }, required: ['headline', 'url'] },
  WebPage: { properties: work, required: ['name', 'url'] },
  Organization: { properties: { name: text, url }, required: ['name'] },
  Person: { properties: { name: text }, required: ['name'] },
  Event: {
    properties: { name: text, startDate: date, endDate: date, eventStatus: (value) => /^https:\/\/schema\.org\/Event(?:Scheduled|Cancelled|Postponed)$/.test(String(value)), location: kind('Place'), url, inLanguage: language, description: text },
    required: ['name', 'startDate', 'eventStatus'],
  },
  Place: { properties: { name: text, address: text }, required: [] },
  BreadcrumbList: { properties: { itemListElement: oneOrMore(kind('ListItem')) }, required: ['itemListElement'] },
  ListItem: { properties: { position: Number.isInteger, name: text, item: url }, required: ['position', 'name', 'item'] },
}

/** What is wrong with the JSON-LD of a page, by the definitions of schema.org: unknown types and properties, values of the wrong kind. */
export function jsonLdProblems(html: string): string[] {
  return [...html.matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g)].flatMap(([, json = '']) => {
    if (/[<>&\u2028\u2029]/.test(json)) return ['a character that must be escaped']
    const data = jsonOf(json)
    if (typeof data !== 'object' || data === null) return ['no JSON']
    const { '@context': context, '@graph': graph, ...single } = { '@context': null, '@graph': null, ...data }
    const nodes: unknown[] = Array.isArray(graph) ? graph : [single]
    return [...(context === 'https://schema.org' ? [] : ['no context']), ...nodes.flatMap((node) => nodeProblems(node)), ...nodes.flatMap(listProblems)]
  })
}

function nodeProblems(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return ['a node that is no object']
  const { '@type': type, ...properties } = { '@type': '', ...node }
  const known = types[type]
  if (known === undefined) return [`the type ${type}`]
  const missing = known.required.filter((name) => !(name in properties)).map((name) => `${type} without ${name}`)
  return [
    ...missing,
    ...Object.entries(properties).flatMap(([name, value]: [string, unknown]) => {
      const check = known.properties[name]
      if (check === undefined) return [`${type}.${name} is not known`]
      const inner = [value].flat().filter((part) => typeof part === 'object' && part !== null)
      return [...(check(value) ? [] : [`${type}.${name} is ${JSON.stringify(value)}`]), ...inner.flatMap(nodeProblems)]
    }),
  ]
}

/** The places of a list are counted from 1. */
function listProblems(node: unknown): string[] {
  if (typeof node !== 'object' || node === null || !('itemListElement' in node) || !Array.isArray(node.itemListElement)) return []
  const positions = node.itemListElement.map((item: { readonly position?: unknown }) => item.position)
  return positions.every((position, index) => position === index + 1) ? [] : ['places of a list that are not counted from 1']
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
