import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { splitFrontMatter } from '../../src/issue/front-matter.js'
import { frontMatterSchema } from '../../src/schema/front-matter.js'
import { jsonSchemas } from '../../src/schema/json-schema.js'
import { newsletterSchema } from '../../src/schema/newsletter.js'
import { readYaml } from '../../src/schema/yaml.js'

interface JsonSchema {
  readonly type?: string
  readonly title?: string
  readonly description?: string
  readonly pattern?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | JsonSchema
}

const schemas = jsonSchemas() as Readonly<Record<string, JsonSchema>> // what zod says of itself
const read = (path: string): Promise<string> => readFile(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8')

/** The keys that a schema does not allow or misses, as an editor underlines them. */
function objections(schema: JsonSchema | undefined, value: unknown, path = ''): string[] {
  if (schema?.properties === undefined || typeof value !== 'object' || value === null || Array.isArray(value)) return []
  const { properties } = schema
  const missing = (schema.required ?? []).filter((key) => !Object.hasOwn(value, key)).map((key) => `missing ${path}${key}`)
  const inner = Object.entries(value).flatMap(([key, entry]) => {
    if (Object.hasOwn(properties, key)) return objections(properties[key], entry, `${path}${key}.`)
    return schema.additionalProperties === false ? [`unknown ${path}${key}`] : []
  })
  return [...missing, ...inner]
}

async function sampleIssue(): Promise<unknown> {
  const { source } = splitFrontMatter(await read('issues/issue-06.md'), 'issues/issue-06.md')
  return readYaml(source?.frontMatter ?? '', 'issues/issue-06.md').yaml?.value
}

describe('the JSON Schemas for editors', () => {
  it('accept the sample newsletter', async () => {
    expect(objections(schemas['newsletter.schema.json'], readYaml(await read('newsletter.yaml'), 'newsletter.yaml').yaml?.value)).toEqual([])
    const issue = await sampleIssue()
    expect(issue).toMatchObject({ number: 6 })
    expect(objections(schemas['issue.schema.json'], issue)).toEqual([])
  })

  it('reject an unknown key, at the top and in a group', () => {
    expect(objections(schemas['newsletter.schema.json'], { name: 'a', url: 'b', nmae: 'c', imprint: { emial: 'd' } })).toEqual(['unknown nmae', 'unknown imprint.emial'])
    expect(objections(schemas['issue.schema.json'], { title: 'a', date: 'b', audeince: 'c' })).toEqual(['unknown audeince'])
  })

  it('miss what is required, and nothing that has a default', () => {
    expect(objections(schemas['newsletter.schema.json'], {})).toEqual(['missing name', 'missing url'])
    expect(objections(schemas['issue.schema.json'], {})).toEqual(['missing title', 'missing date'])
  })

  it.each([
    ['issue.schema.json', 'date', ['2015-03-30'], ['30.3.2015', '2015-13-01', '2015-3-30', '2015-03-32', ' 2015-03-30']],
    ['issue.schema.json', 'embargo', ['2015-03-30', '2015-03-30 10:00', '2015-03-30T10:00'], ['2015-03-30 25:00', 'soon']],
    ['issue.schema.json', 'slug', ['issue-06', 'عدد-٦', 'e\u0301te'], ['../up', 'issue.06', '-a', '']],
    ['issue.schema.json', 'lang', ['en', 'en-GB'], ['English language', 'en_GB']],
    ['newsletter.schema.json', 'url', ['https://e.org', 'HTTP://e.org/@a/b'], ['e.org', 'javascript:alert(1)', 'https://e.org/?a', 'https://e.org/#a']],
    ['newsletter.schema.json', 'imprint.website', ['https://e.org/?a#b'], ['e.org', 'https://e.org/`']],
    ['newsletter.schema.json', 'imprint.unsubscribe', ['mailto:a@e.org', 'https://e.org/@a'], ['a@e.org', 'mailto:a']],
    ['newsletter.schema.json', 'imprint.email', ['a@e.org'], ['a@e', 'A <a@e.org>']],
    ['newsletter.schema.json', 'brand.primary', ['#0b3d91', '#0B3D91'], ['#fff', 'blue', '0b3d91']],
  ])('in %s underline a wrong %s', (name, path, right, wrong) => {
    const schema = path.split('.').reduce<JsonSchema | undefined>((outer, key) => outer?.properties?.[key], schemas[name])
    // As VS Code reads it: with the flag u, and no other.
    const pattern = new RegExp(schema?.pattern ?? '', 'u')
    expect(right.filter((text) => !pattern.test(text))).toEqual([])
    expect(wrong.filter((text) => pattern.test(text))).toEqual([])
  })

  it('know the same keys as the schemas that they were made from, each with a description', () => {
    for (const [name, shape] of [['newsletter.schema.json', newsletterSchema.shape], ['issue.schema.json', frontMatterSchema.shape]] as const) {
      const properties = schemas[name]?.properties ?? {}
      expect(Object.keys(properties).toSorted()).toEqual(Object.keys(shape).toSorted())
      expect(Object.entries(properties).filter(([, { description }]) => description === undefined)).toEqual([])
    }
  })
})
