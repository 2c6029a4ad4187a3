import * as z from 'zod'
import { homeTextSchema } from '../archive/render-index.js'
import { media } from '../issue/issue.js'
import type { IssueHead } from '../issue/parse-issue.js'
import type { Message } from '../messages/message.js'
import { ruleIds } from '../messages/rules.js'
import { parseJson } from '../output/manifest.js'
import { verifyHtml } from '../output/verify-html.js'
import type { PictureUse } from '../pictures/picture.js'
import { sizes } from '../pictures/sizes.js'
import { frontMatterSchema } from '../schema/front-matter.js'
import { isSlug, language, ownPages } from '../schema/values.js'
import type { IssueResult } from './issue-result.js'
import { pictureSchema } from './made-picture.js'

const count = z.int().min(1)
const place = z.strictObject({ line: count, column: count, endLine: z.exactOptional(count), endColumn: z.exactOptional(count) })
const rule = z.enum(ruleIds)

export const messageSchema: z.ZodType<Message> = z.strictObject({ file: z.string().nullable(), place: place.nullable(), rule, severity: z.enum(['error', 'warning']), message: z.string(), note: z.string() })

const headSchema: z.ZodType<IssueHead> = frontMatterSchema.safeExtend({
  path: z.string(),
  slug: z.string().refine((slug) => isSlug(slug) || ownPages.has(slug)),
  lang: language,
  visibility: z.strictObject({ audiences: z.array(z.array(z.string())), media: z.array(z.array(z.enum(media))) }),
  places: z.strictObject({ number: place, slug: place, cover: place, home: place }),
})

const resultSchema: z.ZodType<IssueResult> = z.strictObject({
  path: z.string(),
  messages: z.array(messageSchema),
  artefacts: z.array(z.strictObject({ path: z.string(), contents: z.string(), kind: z.enum(['asset', 'page', 'index']), source: z.string() })),
  head: headSchema.nullable(),
  published: z.boolean(),
  inArchive: z.boolean(),
  homeText: homeTextSchema.nullable(),
  pictures: z.array(
    z.strictObject({
      request: z.strictObject({ from: z.string(), path: z.string(), use: z.custom<PictureUse>((use) => typeof use === 'string' && Object.hasOwn(sizes, use)) }),
      answer: z.union([z.strictObject({ picture: pictureSchema }), z.strictObject({ problem: z.strictObject({ rule, text: z.string(), note: z.string() }) })]),
    }),
  ),
  assets: z.array(z.string()),
})

/**
 * What the cache has of the issue at `path`; null when it has nothing, or anything that is not what was put there. The
 * folder may have come from anywhere, so that nothing is taken on trust: neither its shape nor its HTML, nor that it
 * speaks of this issue and no other.
 */
export function reviveResult(text: string | null, path: string): IssueResult | null {
  if (text === null) return null
  const { data: result } = resultSchema.safeParse(parseJson(text))
  if (result === undefined) return null
  const { head, artefacts, pictures, homeText } = result
  const isOfIssue = [result.path, ...(head === null ? [] : [head.path]), ...artefacts.map(({ source }) => source), ...pictures.map(({ request }) => request.from)].every((name) => name === path)
  const isSafe = [...artefacts, ...(homeText === null ? [] : [{ path: 'index.html', contents: homeText.body, kind: 'index', source: null } as const])].every((artefact) => verifyHtml(artefact).length === 0)
  return isOfIssue && isSafe ? result : null
}
