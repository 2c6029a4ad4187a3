import * as z from 'zod'
import { line } from './values.js'

/** The kinds that come with efc-news, in the order in which they are told of. */
export const kindNames = ['article', 'editorial', 'interview', 'updates', 'event', 'brief', 'notice', 'publication', 'quote', 'figures', 'action', 'roster', 'gallery', 'contact', 'aside'] as const

export type KindName = (typeof kindNames)[number]

/** A name that a directive, a template file and Handlebars can all have. */
const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'a short name of small letters, digits and hyphens')

/** What a template says of every block already, and what Handlebars takes for words of its own. */
const taken = new Set(['id', 'audience', 'only', 'title', 'body', 'level', 'attributes', 'else', 'if', 'each', 'unless', 'with', 'this', 'true', 'false', 'null', 'undefined', 'lookup', 'log'])

const attribute = z.strictObject({
  type: z.enum(['text', 'date', 'url', 'email']).default('text').describe('What is written there; of a date, templates see `iso` and `text`'),
  required: z.boolean().default(false).describe('Whether a block must have it'),
  label: line(60).optional().describe('What it is called in the plain text; its name when it is missing'),
})

/** `blocks` of newsletter.yaml: kinds of block by name. */
export const ownBlocks = z.record(
  name.refine((key) => !(kindNames as readonly string[]).includes(key), 'a name that no kind of efc-news has'),
  z.strictObject({
    title: z.enum(['required', 'optional']).default('optional').describe('Whether a block must have a title'),
    attributes: z
      .record(z.string().regex(/^[a-z][a-z0-9]{0,39}$/, 'a name of small letters and digits').refine((key) => !taken.has(key), 'a name that no block has already'), attribute)
      .default({})
      .describe('What may stand between its braces, besides `id`, `audience` and `only`'),
  }),
)

export type OwnBlock = z.output<typeof ownBlocks>[string]
