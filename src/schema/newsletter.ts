import * as z from 'zod'
import { ruleIds, rules, type RuleId } from '../messages/rules.js'
import { ownBlocks } from './own-blocks.js'
import { greeting, host, listId, services, smtpUser } from './mail-values.js'
import { profileNames } from './profile-names.js'
import { alt, audience, color, contactUrl, email, fonts, httpsUrl, issn, key, language, line, mailbox, paragraph, picturePath, siteUrl, timeZone, webUrl } from './values.js'

const ruleSetting = z.enum(['error', 'warning', 'off'])

/** Of a rule that guards readers, members or the machine nothing but its name can be written down. */
const guardSetting = z.literal('error', 'error: this rule guards readers, members or the machine, and cannot be softened')

const checks = z
  .strictObject({
    preset: z.enum(['strict', 'lenient']).optional().describe('`lenient` turns all that is not unsafe into warnings, for old archives'),
    // The cast restores what Object.fromEntries forgets: the keys are the rules.
    ...(Object.fromEntries(ruleIds.map((rule) => [rule, (rules[rule].unsafe ? guardSetting : ruleSetting).optional()])) as Record<RuleId, z.ZodOptional<typeof ruleSetting>>),
  })
  .transform(({ preset, ...severities }) => ({ preset: preset ?? ('strict' as const), rules: defined(severities) }))

/** What stands for a time zone that nobody named: who means UTC writes `UTC`. */
export const unnamedZone = 'Etc/UTC'

/** `newsletter.yaml`: the publication. Only `name` and `url` are required. */
export const newsletterSchema = z.strictObject({
  name: line(100).describe('The newsletter’s name, as readers know it'),
  url: siteUrl.describe('The address at which the archive is hosted'),
  organisation: line(200).optional().describe('Who publishes it, in full'),
  shortName: line(40).optional().describe('Who publishes it, in short; it follows the full name in the imprint'),
  issn: issn.optional().describe('The newsletter’s ISSN, such as 2049-3630'),
  language: language.default('en').describe('Language of issues that name none, as a tag such as en-GB; `en` when it is missing'),
  timezone: timeZone.default(unnamedZone).describe('Time zone of embargoes and events, such as Europe/Brussels; UTC when it is missing, but then no event may have a time'),
  sender: z
    .strictObject({
      name: line(100).optional().describe('The name that readers see as the sender; the newsletter’s when it is missing'),
      email: mailbox.optional().describe('The sender’s email address'),
      replyTo: mailbox.optional().describe('Where answers go, when it is not the sender’s address'),
    })
    .default({})
    .describe('Who sends the email; readers unsubscribe there when `imprint` names no other way'),
  email: z
    .strictObject({
      images: z.enum(['linked', 'embedded']).default('linked').describe('Pictures of the .eml files: `linked` to the archive, or `embedded` in the message, which makes it larger'),
      links: z.enum(['inline', 'footnotes']).default('inline').describe('Addresses in the plain text: `inline`, behind their words, or numbered and listed at its end, as `footnotes`'),
      greeting: greeting.optional().describe('A line above the email, for issues in the newsletter’s language: `Dear {firstName|reader},` has the first name where a service knows it, and else the word behind the bar'),
    })
    .prefault({})
    .describe('How emails are made'),
  list: z
    .strictObject({
      id: listId.optional().describe('The mailing list’s name in List-Id (RFC 2919), such as `news.example.org`; made from `url` when it is missing'),
      unsubscribe: httpsUrl.optional().describe('Address of a program that takes people off the list when it is sent `List-Unsubscribe=One-Click` (RFC 8058); mail programs show a button for it. Leave it out when there is none'),
    })
    .default({})
    .describe('What the headers of the .eml files say of the mailing list'),
  profile: z.enum(profileNames).default('plain').describe('The service that `efc-news handoff` prepares for when no other is named'),
  services: services.default({}).describe('What a service needs to know about its own lists'),
  smtp: z
    .strictObject({
      host: host.describe('The mail server, such as smtp.example.org'),
      port: z.int().min(1).max(65_535).optional().describe('Its port; 587 with `starttls`, 465 with `tls`, 25 with `none`'),
      security: z.enum(['starttls', 'tls', 'none']).default('starttls').describe('How the connection is encrypted; `none` only for a server on this machine'),
      user: smtpUser.optional().describe('Name to log in with; the password comes from EFC_NEWS_SMTP_PASSWORD or the file named by EFC_NEWS_SMTP_PASSWORD_FILE, and never stands here'),
    })
    .optional()
    .describe('The server for `efc-news send`'),
  address: line(300).optional().describe('Postal address, for the imprint'),
  imprint: z
    .strictObject({
      contact: line(200).optional().describe('Whom to contact'),
      email: email.optional().describe('Email address of the contact'),
      website: webUrl.optional().describe('The organisation’s website'),
      unsubscribe: contactUrl.optional().describe('Where a reader unsubscribes: an https:// or mailto: address'),
    })
    .default({})
    .describe('What stands at the foot of every issue'),
  funding: z
    .record(
      key,
      z
        .strictObject({
          text: paragraph.describe('The statement, as the funder wants it'),
          emblem: key.optional().describe('The funder’s emblem: the name of a picture in templates/emblems/; `eu` comes with efc-news'),
          alt: alt.optional().describe('What the emblem is'),
        })
        .refine(({ emblem, alt }) => emblem === undefined || alt !== undefined, { path: ['alt'], error: 'a description of the emblem, such as `alt: Emblem of the European Union`' }),
    )
    .default({})
    .describe('Funding statements by key; an issue names the one that applies to it'),
  brand: z
    .strictObject({
      primary: color.default('#0b3d91').describe('Colour of rules, links and buttons, such as "#0b3d91"'),
      accent: color.default('#8a5a00').describe('Colour of figures, deadlines and little else, such as "#8a5a00"'),
      dark: z
        .strictObject({
          primary: color.optional().describe('The primary colour on dark paper; made from `primary` when it is missing'),
          accent: color.optional().describe('The accent colour on dark paper; made from `accent` when it is missing'),
        })
        .prefault({})
        .describe('Colours in dark mode'),
      fonts: z
        .strictObject({
          text: fonts.optional().describe('Typefaces to read in, such as `Charter, Georgia, serif`: those that readers have, in the order in which they are tried'),
          sans: fonts.optional().describe('Typefaces of dates, bylines and captions, such as `Segoe UI, Helvetica, Arial, sans-serif`'),
        })
        .prefault({})
        .describe('Typefaces'),
      logo: z
        .strictObject({
          file: picturePath.describe('A picture file, relative to newsletter.yaml'),
          alt: alt.describe('What it says; `alt: ""` when it adds nothing to the name beside it'),
        })
        .optional()
        .describe('Logo above every issue; the newsletter’s name stands there as text in any case'),
    })
    .prefault({})
    .describe('Colours, typefaces, logo'),
  blocks: ownBlocks.default({}).describe('Kinds of block of the newsletter’s own, by name; each has templates under templates/*/blocks/'),
  audiences: z.array(audience).meta({ uniqueItems: true }).check(everyOnce).default([]).describe('Audiences besides `public`, such as members'),
  limits: z
    .strictObject({
      fileKilobytes: z.int().min(1).max(4096).default(256).describe('Largest issue file (1 KB = 1024 bytes)'),
      emailKilobytes: z.int().min(10).max(102).default(90).describe('Size of an email’s HTML from which there is a warning (1 KB = 1000 bytes); from 102 KB, where Gmail cuts, it is an error'),
      parseSeconds: z.int().min(1).max(600).default(20).describe('Longest time for one issue'),
    })
    .prefault({})
    .describe('Limits'),
  checks: checks.prefault({}).describe('Severity by rule: error, warning or off'),
})

export type Newsletter = z.output<typeof newsletterSchema>

/** Places the issue at the second of two equal names. */
function everyOnce({ value, issues }: z.core.ParsePayload<string[]>): void {
  for (const [index, name] of value.entries()) {
    if (value.indexOf(name) < index) issues.push({ code: 'custom', path: [index], input: name, message: 'every audience once' })
  }
}

function defined<K extends string, V>(record: Partial<Record<K, V | undefined>>): Partial<Record<K, V>> {
  // Object.entries forgets the keys' type; they are those that came in.
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Partial<Record<K, V>>
}
