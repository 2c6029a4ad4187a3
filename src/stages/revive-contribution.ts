import * as z from 'zod'
import type { Contribution } from '../archive/contribution.js'
import { ownTextSchema } from '../archive/own-text.js'
import { toldEventSchema } from '../issue/told-events.js'

const count = z.int().min(1)

/** Where something stands in a source file. */
export const placeSchema = z.strictObject({ line: count, column: count, endLine: z.exactOptional(count), endColumn: z.exactOptional(count) })

/** What the cache has of a contribution; its HTML is judged apart. */
export const contributionSchema: z.ZodType<Contribution> = z.strictObject({ content: z.string(), events: z.array(toldEventSchema), ownText: ownTextSchema.nullable() })
