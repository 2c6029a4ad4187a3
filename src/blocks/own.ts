import * as z from 'zod'
import { formatWhen } from '../language/dates.js'
import type { OwnBlock } from '../schema/own-blocks.js'
import { date, email, line, webUrl } from '../schema/values.js'
import { commonAttributes, commonValues, commonView, defineKind, spare, type BlockKind, type ViewContext } from './kind.js'

type AttributeType = OwnBlock['attributes'][string]['type']

/** How each type is written, and what templates see of it. */
const types = {
  text: { schema: line(500), view: z.string() },
  date: { schema: date, view: z.object({ iso: spare, text: z.string() }) },
  url: { schema: webUrl, view: z.string() },
  email: { schema: email, view: z.string() },
} as const satisfies Record<AttributeType, { schema: z.ZodType<string>; view: z.ZodType }>

/**
 * A kind of the newsletter's own, from its words in newsletter.yaml.
 *
 * Its templates see each attribute by its name (null when a block leaves out one that it may), and all that a block has as a list
 * of labels and words, `attributes`, from which a kind without a text template is written.
 */
export function ownKind(name: string, { title, attributes }: OwnBlock): BlockKind {
  const entries = Object.entries(attributes)
  return defineKind({
    title,
    attributes: z.strictObject({
      ...commonAttributes,
      ...Object.fromEntries(entries.map(([name, { type, required }]) => [name, required ? types[type].schema : types[type].schema.optional()])),
    }),
    view: z.object({
      ...commonView,
      ...Object.fromEntries(entries.map(([name, { type, required }]) => [name, required ? types[type].view : types[type].view.nullable()])),
      attributes: z.array(z.object({ label: spare, text: z.string() })).meta({ insteadOf: Object.keys(attributes) }),
    }),
    toView(content, context) {
      const values = new Map(Object.entries(content.attributes))
      const given = entries.flatMap(([attribute, definition]) => {
        const value = values.get(attribute)
        return typeof value === 'string' ? [{ name: attribute, ...definition, value }] : []
      })
      return {
        // One without the title that it needs is an error, but in an old archive only a warning.
        ...commonValues(content, context, title === 'required' ? name : null),
        ...Object.fromEntries(entries.map(([name]) => [name, null])),
        ...Object.fromEntries(given.map(({ name, type, value }) => [name, type === 'date' ? { iso: value, text: words(type, value, context) } : value])),
        attributes: given.map(({ name, label, type, value }) => ({ label: label ?? name, text: words(type, value, context) })),
      }
    },
  })
}

function words(type: AttributeType, value: string, { lang }: ViewContext): string {
  return type === 'date' ? formatWhen(value, lang) : value
}
