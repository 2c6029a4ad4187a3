import * as z from 'zod'
import { frontMatterSchema } from './front-matter.js'
import { newsletterSchema } from './newsletter.js'

/** JSON Schemas (draft 7, which editors' YAML support reads) made from the zod schemas, by file name. */
export function jsonSchemas(): Record<string, object> {
  const options = { target: 'draft-7', io: 'input', unrepresentable: 'any' } as const
  return {
    'newsletter.schema.json': { title: 'newsletter.yaml of efc-news', ...z.toJSONSchema(newsletterSchema, options) },
    'issue.schema.json': { title: 'Front matter of an efc-news issue', ...z.toJSONSchema(frontMatterSchema, options) },
  }
}
