import * as z from 'zod'
import { greeting } from './mail-values.js'
import { alt, date, key, keys, language, line, localTime, pageSlug, picturePath, slug } from './values.js'

/** A page of its own has room for these; words that nobody would see are not taken. */
const homeNote = 'none beside `home: true`: the home page shows the title and the text'

/** The front matter of an issue file. */
export const frontMatterSchema = z
  .strictObject({
    title: line(200).describe('Title of the issue'),
    date: date.describe('Date of publication, year-month-day'),
    updated: date.optional().describe('Day of the last correction, shown beside the date; feeds and search engines look at it'),
    type: z.enum(['issue', 'special', 'page']).default('issue').describe('A numbered `issue`, a `special` (brochure, supplement) or a `page` of the archive'),
    number: z.int().min(1).max(99999).optional().describe('Number of the issue'),
    lang: language.optional().describe('Language, when it is not the newsletter’s'),
    subject: line(200).optional().describe('Subject of the email; the title when it is missing'),
    preheader: line(300).optional().describe('The line that mail programs show after the subject; the summary when it is missing'),
    greeting: greeting.optional().describe('A line above the email, such as `Dear {firstName|reader},`; that of newsletter.yaml when it is missing'),
    cut: z.enum(['auto']).optional().describe('`auto` shortens the longest articles of an email that Gmail would cut; they stay whole in the archive'),
    summary: line(600).optional().describe('One or two sentences for lists and search engines'),
    slug: pageSlug.optional().describe('The address part; the file’s name when it is missing'),
    aliases: z.array(slug).default([]).describe('Former address parts, the oldest first; at each of them a page stays that leads on'),
    topics: z.array(line(60)).default([]).describe('Topics; each has a page that lists its issues'),
    cover: picturePath.optional().describe('Cover picture, relative to the file; it stands below the title'),
    alt: alt.optional().describe('What the cover picture shows; `alt: ""` when it only decorates'),
    contents: z.boolean().default(true).describe('`false` leaves out “In this issue”, which comes by itself for three blocks with a title or more'),
    home: z.boolean().default(false).describe('`true` makes a page the text of the archive’s home page, with no page of its own'),
    status: z.enum(['draft', 'ready']).default('ready').describe('A `draft` is built only with --drafts'),
    embargo: localTime.optional().describe('Not published before this local time, such as 2015-03-30 10:00'),
    audience: keys.optional().describe('For whom the whole issue is; everyone when it is missing'),
    credits: z
      .record(line(60), z.union([line(500).transform((name) => [name]), z.array(line(200)).min(1)]))
      .default({})
      .describe('Imprint: role and names'),
    funding: key.optional().describe('Key of a funding statement in newsletter.yaml'),
  })
  .refine(({ date: published, updated }) => updated === undefined || updated >= published, { path: ['updated'], error: 'a day that is not before `date`' })
  .refine(({ home, cover }) => !home || cover === undefined, { path: ['cover'], error: homeNote })
  .refine(({ home, topics }) => !home || topics.length === 0, { path: ['topics'], error: homeNote })
  .refine(({ home, credits }) => !home || Object.keys(credits).length === 0, { path: ['credits'], error: homeNote })
  .refine(({ home, funding }) => !home || funding === undefined, { path: ['funding'], error: homeNote })
  .refine(({ cover, alt: shows }) => cover !== undefined || shows === undefined || shows === '', { path: ['alt'], error: 'a `cover` beside it, which it describes' })
  .refine(({ home, type }) => !home || type === 'page', { path: ['home'], error: '`type: page` beside it: only a page can be the text of the home page' })

export type FrontMatter = z.output<typeof frontMatterSchema>
