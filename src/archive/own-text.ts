import * as z from 'zod'
import { html } from '../issue/view.js'
import { language } from '../schema/values.js'

/** What an editor wrote for one of the site's own pages: what stands above all that the site gathers there, and what stands below it. */
export const ownTextSchema = z.object({ title: z.string(), summary: z.string().nullable(), body: html, after: html, lang: language, dir: z.enum(['ltr', 'rtl']) })

export type OwnText = z.output<typeof ownTextSchema>
