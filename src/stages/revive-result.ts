import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'
import { textsOf } from '../archive/contribution.js'
import { policyOf } from '../archive/security.js'
import { hasOwnPage } from '../archive/site.js'
import { addressOf } from '../issue/address.js'
import { media } from '../issue/issue.js'
import { parseHead, type IssueHead, type IssueSource } from '../issue/parse-issue.js'
import { isPublished } from '../issue/publication.js'
import type { Message } from '../messages/message.js'
import { ruleIds } from '../messages/rules.js'
import { parseJson } from '../output/manifest.js'
import { policyAtStart } from '../output/page-policy.js'
import { verifyHtml } from '../output/verify-html.js'
import type { PictureUse } from '../pictures/picture.js'
import { sizes } from '../pictures/sizes.js'
import { frontMatterSchema } from '../schema/front-matter.js'
import { isSlug, language, ownPages } from '../schema/values.js'
import { sha256 } from '../sha256.js'
import type { IssueResult } from './issue-result.js'
import type { BuildContext } from './issue-stage.js'
import { pictureSchema } from './made-picture.js'
import { contributionSchema, placeSchema } from './revive-contribution.js'

const rule = z.enum(ruleIds)

export const messageSchema: z.ZodType<Message> = z.strictObject({ file: z.string().nullable(), place: placeSchema.nullable(), rule, severity: z.enum(['error', 'warning']), message: z.string(), note: z.string() })

const headSchema: z.ZodType<IssueHead> = frontMatterSchema.safeExtend({
  path: z.string(),
  slug: z.string().refine((slug) => isSlug(slug) || ownPages.has(slug)),
  lang: language,
  stem: z.string(),
  translation: language.nullable(),
  visibility: z.strictObject({ audiences: z.array(z.array(z.string())), media: z.array(z.array(z.enum(media))) }),
  places: z.strictObject({ type: placeSchema, date: placeSchema, number: placeSchema, slug: placeSchema, aliases: placeSchema, cover: placeSchema, home: placeSchema }),
})

const resultSchema: z.ZodType<IssueResult> = z.strictObject({
  path: z.string(),
  messages: z.array(messageSchema),
  artefacts: z.array(z.strictObject({ path: z.string(), contents: z.string(), kind: z.enum(['asset', 'page', 'index']), source: z.string(), from: z.exactOptional(z.string()) })),
  emails: z.array(z.strictObject({ audience: z.string(), cuts: z.array(z.strictObject({ id: z.string(), name: z.string(), from: z.int().min(0), to: z.int().min(0) })), parts: z.null() })),
  head: headSchema.nullable(),
  published: z.boolean(),
  inArchive: z.boolean(),
  contribution: contributionSchema.nullable(),
  links: z.array(z.strictObject({ address: z.string(), path: z.string(), place: placeSchema.nullable() })),
  pictures: z.array(
    z.strictObject({
      request: z.strictObject({ from: z.string(), path: z.string(), use: z.custom<PictureUse>((use) => typeof use === 'string' && Object.hasOwn(sizes, use)) }),
      answer: z.union([z.strictObject({ picture: pictureSchema }), z.strictObject({ problem: z.strictObject({ rule, text: z.string(), note: z.string() }) })]),
    }),
  ),
  assets: z.array(z.string()),
})

/** What a cached result is held against, besides its source. */
type RevivalContext = Pick<BuildContext, 'newsletter' | 'drafts' | 'now'>

/**
 * What the cache has of an issue; null when it has nothing, or anything that is not what was put there. The folder may
 * have come from anywhere, so that nothing is taken on trust: neither its shape nor its HTML, nor that it speaks of this
 * issue and no other, nor where its files go. Templates of a newsletter's own that leave out the policy of the page make
 * its issues anew each time.
 */
export function reviveResult(text: string | null, source: IssueSource, context: RevivalContext): IssueResult | null {
  if (text === null) return null
  const { data: result } = resultSchema.safeParse(parseJson(text))
  if (result === undefined) return null
  const { artefacts, pictures, contribution } = result
  const isOfIssue = [result.path, ...artefacts.map(({ source: owner }) => owner), ...pictures.map(({ request }) => request.from)].every((name) => name === source.path)
  if (!isOfIssue || !hasItsFiles(result, source, context) || !hasItsHead(result, source, context)) return null
  const shown = [...artefacts, ...textsOf(contribution).map((contents) => ({ path: 'archive/index.html', contents, kind: 'index', source: null }) as const)]
  return shown.every((artefact) => verifyHtml(artefact).length === 0) ? result : null
}

/** The head is read anew: it says where files go and who may read them. Without one there is nothing but what was wrong. */
function hasItsHead({ head, published, inArchive, artefacts, contribution, messages }: IssueResult, source: IssueSource, { newsletter, drafts, now }: RevivalContext): boolean {
  if (head === null) return !published && !inArchive && artefacts.length === 0 && contribution === null && messages.some(({ severity }) => severity === 'error')
  const { head: own } = parseHead(source, newsletter)
  if (!isDeepStrictEqual(head, parseJson(JSON.stringify(own)))) return false
  if (published !== isPublished(head, { drafts, now, timezone: newsletter.timezone })) return false
  return published || (!inArchive && artefacts.length === 0 && contribution === null)
}

/** No files but those that the issue stage makes, each once; pages say what browsers may do in them, and which text they are of. */
function hasItsFiles({ head, artefacts, inArchive }: IssueResult, { text }: IssueSource, { newsletter }: RevivalContext): boolean {
  if (head === null) return artefacts.length === 0
  const address = addressOf(head)
  const page = `archive/${address}/index.html`
  const policies = new Map([[page, policyOf('plain')], [`archive/${address}/email.html`, policyOf('mail')]])
  const emails = head.type === 'page' ? [] : ['public', ...newsletter.audiences].flatMap((audience) => [`email/${address}/${audience}.html`, `email/${address}/${audience}.txt`])
  const allowed = new Set([...(inArchive && hasOwnPage(head) ? policies.keys() : []), ...emails])
  const paths = artefacts.map(({ path }) => path)
  const areAllowed = artefacts.every(({ path, contents, kind, from }) => {
    const policy = policies.get(path)
    const isShut = policy === undefined || (typeof contents === 'string' && policyAtStart(contents) === policy)
    return allowed.has(path) && kind === 'page' && isShut && from === (path === page ? sha256(text) : undefined)
  })
  return areAllowed && new Set(paths).size === paths.length && paths.includes(page) === inArchive
}
