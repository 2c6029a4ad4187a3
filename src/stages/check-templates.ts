import type * as z from 'zod'
import { eventsPageSchema } from '../archive/events/events-view.js'
import { neighboursSchema } from '../archive/neighbours.js'
import { indexPageSchema } from '../archive/render-index.js'
import { listPageSchema, topicsPageSchema } from '../archive/render-lists.js'
import { membersPageSchema } from '../archive/render-members.js'
import { issuePageSchema } from '../archive/render-pages.js'
import { pageLinksSchema, siteHeaderSchema } from '../archive/render-parts.js'
import { redirectPageSchema } from '../archive/render-redirect.js'
import { searchPageSchema } from '../archive/render-search.js'
import { accessibilityPageSchema, notFoundPageSchema } from '../archive/render-static.js'
import { kindsOf } from '../blocks/index.js'
import { brandVariables, paint } from '../brand/variables.js'
import { textHelpers } from '../email/text-helpers.js'
import { issueViewSchema } from '../issue/view.js'
import { stringsSchema, type Strings } from '../language/strings.js'
import { compactCss } from '../markdown/compact-css.js'
import { readElementStyles } from '../markdown/element-styles.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import type { Newsletter } from '../schema/newsletter.js'
import { validate } from '../schema/validate.js'
import { language } from '../schema/values.js'
import { readYaml } from '../schema/yaml.js'
import { assembleSet } from '../template/assemble-set.js'
import { checkBlocks, checkRefers, type Whole } from '../template/check-complete.js'
import type { Followed } from '../template/check-names.js'
import { checkUnused } from '../template/check-unused.js'
import { checkWords, type WordsOptions } from '../template/check-words.js'
import { compileEmail } from '../template/compile-email.js'
import type { TemplateSet } from '../template/compile-template.js'
import { distinct, type Outcome, type TemplateFile, type TemplateFiles } from '../template/template-files.js'
import type { Prepared } from './templates.js'
import type { WebTemplateSets, WebViews } from './web-templates.js'

const proseFile = 'email/prose.css'
const stylesheetFile = 'web/style.css'
const siteStylesheetFile = 'web/site.css'
const ownBlockFile = 'text/own-block.hbs'

/**
 * Holds every template against the view that it will be filled with, and compiles the email's MJML. Loads MJML.
 *
 * `value` is null when an error is among the messages; beside a value there may be warnings.
 */
export async function checkTemplates(all: TemplateFiles, newsletter: Newsletter): Promise<Prepared> {
  const files = withTextOfOwnKinds(withBrand(all, newsletter), newsletter)
  const views = new Map([...kindsOf(newsletter)].map(([kind, { view }]) => [kind, view]))
  const kinds = [...views.keys()]
  const ownKinds = checkOwnKinds(files, newsletter)
  if (ownKinds.length > 0) return { value: null, messages: ownKinds }
  const email = await compileEmail({ files, kinds, schema: issueViewSchema(newsletter), helpers: [] })
  const text = assembleSet({ files, set: 'text', entry: 'issue', kinds, schema: issueViewSchema(newsletter), helpers: Object.keys(textHelpers) })
  const web = Object.entries(webSchemas(newsletter)).map(([name, schema]) => ({ name, ...assembleSet({ files, set: 'web', entry: name, kinds, schema, helpers: [] }) }))
  const prose = required(files, proseFile)
  const stylesheet = compacted(required(files, stylesheetFile))
  const siteStylesheet = compacted(required(files, siteStylesheetFile))
  const styles = prose.file === null ? { styles: {}, messages: [] } : readElementStyles(prose.file.text, prose.file.path)
  const strings = readStrings(files)
  // The templates of blocks are a part of the issue's page and of the site's own texts.
  const messages = distinct([email, text, ...web, prose, stylesheet, siteStylesheet, styles, strings].flatMap((part) => part.messages))
  const sets = web.flatMap(({ name, value }) => (value === null ? [] : [[name, value] as const]))
  if (messages.length > 0 || email.value === null || text.value === null || sets.length < web.length || stylesheet.value === null || siteStylesheet.value === null) return { value: null, messages }
  const emailSet: TemplateSet = { entry: 'email/layout', template: email.value, partials: {} }
  const whole = (set: TemplateSet, { used, shown }: Followed<unknown>): Whole => {
    const file = files.get(`${set.entry}.mjml`) ?? files.get(`${set.entry}.hbs`)
    return { path: file?.path ?? set.entry, texts: [set.template, ...Object.values(set.partials)], used, shown }
  }
  const incomplete = checkComplete({ views, files }, {
    email: whole(emailSet, email),
    text: whole(text.value, text),
    web: new Map(web.flatMap((set) => (set.value === null ? [] : [[set.name, whole(set.value, set)]]))),
  })
  if (incomplete.length > 0) return { value: null, messages: incomplete }
  const used = [ownBlockFile, ...email.used, ...text.used, ...web.flatMap(({ used: files }) => files), proseFile, stylesheetFile, siteStylesheetFile, ...Object.keys(strings.value).map(stringsFile)]
  return {
    value: {
      email: emailSet,
      text: text.value,
      // One for each of the schemas, whose names are those of the templates.
      web: Object.fromEntries(sets) as WebTemplateSets,
      styles: styles.styles,
      stylesheet: stylesheet.value,
      siteStylesheet: siteStylesheet.value,
      strings: strings.value,
    },
    messages: checkUnused(files, used, [...files.keys()].flatMap(stringsName)),
  }
}

/** What every rendering of an issue shows besides its blocks. */
const issueWords = ['title', 'summary', 'footnotes', 'funding.text', 'imprint']

/** What a page of the archive refers to, or it would leave out what only it shows: paths, what they are, what to add. */
const webWords: ReadonlyArray<readonly [name: keyof WebViews, paths: readonly string[], what: string, note: string]> = [
  ['text', ['footnotes'], 'the footnotes of a text', 'Add {{#if footnotes}}{{{footnotes}}}{{/if}}.'],
  ['issue', ['neighbours'], 'the way to the issues before and after', 'Add {{{neighbours}}}.'],
  ['issue', ['asSent'], 'the way to the email', 'Add {{#if asSent}}<a href="{{asSent}}">{{strings.asSent}}</a>{{/if}}.'],
  ['index', ['welcome.body'], 'the text of the home page', 'Add {{#with welcome}}<h2>{{title}}</h2>{{{body}}}{{/with}}.'],
  ['index', ['latest'], 'the latest issue', 'Add {{#with latest}}<a href="{{href}}">{{title}}</a>{{/with}}.'],
  ['index', ['years'], 'the earlier issues', 'Add {{> years}}.'],
  ['index', ['folded'], 'the earlier years', 'Add {{> years}}.'],
  ['index', ['specials'], 'specials', 'Add {{#each specials}}<a href="{{href}}">{{title}}</a>{{/each}}.'],
  ['index', ['allSpecials'], 'the older specials', 'Add {{#if allSpecials}}<a href="{{allSpecials}}">{{strings.allSpecials}}</a>{{/if}}.'],
  ['list', ['years'], 'issues', 'Add {{> years}}.'],
  ['list', ['folded'], 'the earlier years', 'Add {{> years}}.'],
  ['list', ['parts'], 'the other pages of a long list', 'Add {{#each parts}}<a href="{{href}}">{{text}}</a>{{/each}}.'],
  ['topics', ['topics'], 'topics', 'Add {{#each topics}}<a href="{{href}}">{{name}}</a>{{/each}}.'],
  ['events', ['upcoming'], 'the events to come', 'Look at how the template of efc-news shows them.'],
  ['events', ['years'], 'the past events', 'Look at how the template of efc-news shows them.'],
  ['events', ['intro.body'], 'the text of the page', 'Add {{#with intro}}{{{body}}}{{/with}}.'],
  ['members', ['ownText.body'], 'the text of the page', 'Add {{#with ownText}}{{{body}}}{{/with}}.'],
]

/** Pages that are a whole document, and what each needs around its own words. */
const framed = ['issue', 'index', 'list', 'topics', 'events', 'members', 'search', 'accessibility'] as const satisfies ReadonlyArray<keyof WebViews>

/** What is well-formed, but must not be sent: an email that nobody can unsubscribe from, an issue without its blocks or their words. */
function checkComplete(blocks: Omit<WordsOptions, 'medium'>, { email, text, web }: { email: Whole; text: Whole; web: ReadonlyMap<string, Whole> }): Message[] {
  const leave = ['unsubscribe.link', 'unsubscribe.text']
  const page = (name: keyof WebViews): Whole[] => [web.get(name) ?? []].flat()
  const pages = page('issue')
  return distinct([
    ...[email, text, ...pages, ...page('text')].flatMap((set) => checkBlocks(set, [...blocks.views.keys()])),
    ...[email, ...pages, ...page('text')].flatMap((set) => checkWords(set, { ...blocks, medium: 'html' })),
    ...checkWords(text, { ...blocks, medium: 'text' }),
    ...checkRefers(email, leave, 'a way to unsubscribe', 'Add <mj-include path="./footer.mjml" />, or {{#if unsubscribe.link}}<a href="{{unsubscribe.link.href}}">{{unsubscribe.link.text}}</a>{{else}}{{unsubscribe.text}}{{/if}}.'),
    ...checkRefers(text, leave, 'a way to unsubscribe', 'Add {{#if unsubscribe.link}}{{unsubscribe.link.text}}: {{unsubscribe.link.href}}{{else}}{{unsubscribe.text}}{{/if}}.'),
    ...[email, text].flatMap((set) => checkRefers(set, ['greeting'], 'the greeting', 'Add {{#if greeting}}{{greeting}}{{/if}} before the blocks.')),
    ...checkRefers(text, ['links'], 'the list of addresses', 'Look at the end of the template of efc-news: `email: { links: footnotes }` in newsletter.yaml needs it.'),
    // What an editor writes beside the blocks.
    ...[email, ...pages, text].flatMap((set) => issueWords.flatMap((path) => checkRefers(set, [path], `the ${path.split('.')[0] ?? ''} of an issue`, `Look at how the template of efc-news shows it, or readers would never see it.`))),
    ...[email, ...pages].flatMap((set) => checkRefers(set, ['issueCover.src'], 'the cover of an issue', 'Add {{#with issueCover}}<img src="{{src}}" width="{{width}}" height="{{height}}" alt="{{alt}}">{{/with}}.')),
    ...webWords.flatMap(([name, paths, what, note]) => page(name).flatMap((set) => checkRefers(set, paths, what, note))),
    ...framed.flatMap((name) => page(name).flatMap((set) => [
      ...checkRefers(set, ['head.policy'], 'the policy that keeps a page from loading anything of others', 'Put {{> page-head}} into <head>.'),
      ...checkRefers(set, ['top'], 'the way through the site', 'Put {{> page-top}} at the start of <body>.'),
    ])),
  ])
}

/** What each template of the archive is filled with. */
function webSchemas(newsletter: Newsletter): Record<keyof WebViews, z.ZodType> {
  return {
    issue: issuePageSchema(newsletter),
    text: issueViewSchema(newsletter),
    neighbours: neighboursSchema,
    'site-header': siteHeaderSchema,
    'page-links': pageLinksSchema,
    index: indexPageSchema,
    list: listPageSchema,
    topics: topicsPageSchema,
    events: eventsPageSchema,
    members: membersPageSchema,
    search: searchPageSchema,
    accessibility: accessibilityPageSchema,
    '404': notFoundPageSchema,
    redirect: redirectPageSchema,
  }
}

/** What a kind of the newsletter's own has no templates for. */
function checkOwnKinds(files: TemplateFiles, { blocks }: Newsletter): Message[] {
  return Object.keys(blocks).flatMap((kind) => {
    const missing = [['email', 'mjml'], ['web', 'hbs']].map(([set, ending]) => [`${set}/blocks/${kind}.${ending}`, `${set}/blocks/article.${ending}`] as const).filter(([name]) => !files.has(name))
    return missing.map(([name, alike]) => message('template-missing', `templates/${name}`, null, `Missing templates/${name}, expected a template for the kind \`${kind}\` that newsletter.yaml names`, `Copy that of a kind that is alike, such as efc-news/templates/${alike}.`))
  })
}

/** A kind of the newsletter's own needs no template for text: there is one for all of them. */
function withTextOfOwnKinds(files: TemplateFiles, { blocks }: Newsletter): TemplateFiles {
  const common = files.get(ownBlockFile)
  const without = Object.keys(blocks).filter((kind) => !files.has(`text/blocks/${kind}.hbs`))
  return common === undefined ? files : new Map([...files, ...without.map((kind) => [`text/blocks/${kind}.hbs`, common] as const)])
}

/** Mail clients know no custom properties: in the email's files `var(--brand-primary)` becomes the colour itself. */
function withBrand(files: TemplateFiles, { brand }: Newsletter): TemplateFiles {
  const variables = brandVariables(brand, 'email')
  const painted = (name: string, text: string): string => paint(name.endsWith('.css') ? withoutComments(text) : text, variables)
  return new Map([...files].map(([name, file]) => [name, name.startsWith('email/') ? { ...file, text: painted(name, file.text) } : file]))
}

/** What explains a stylesheet to its author need not travel in every email. Line breaks stay, and with them the places. */
function withoutComments(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
}

/** The pages' stylesheet, without what explains it to its author. */
function compacted({ file, messages }: ReturnType<typeof required>): Outcome<string> {
  return file === null ? { value: null, messages } : compactCss(file.text, file.path)
}

function required(files: TemplateFiles, name: string): { file: TemplateFile | null; messages: Message[] } {
  const file = files.get(name) ?? null
  return { file, messages: file === null ? [message('template-missing', `templates/${name}`, null, `Missing ${name}, expected it among the templates`, 'It comes with efc-news: install the package once more.')] : [] }
}

/** The key of a language's words, and what it would be for a file that spells its language in another way: `DE_at` is `de-AT`. */
const stringsFile = (lang: string): string => `strings/${lang}.yaml`

function stringsName(key: string): string[] {
  const lang = language.safeParse(/^strings\/(.+)\.yaml$/.exec(key)?.[1]?.replaceAll('_', '-')).data
  return lang === undefined ? [] : [stringsFile(lang)]
}

/** `templates/strings/<lang>.yaml`, each with every word that the templates use. */
function readStrings(files: TemplateFiles): { value: Record<string, Strings>; messages: Message[] } {
  const value: Record<string, Strings> = {}
  const messages: Message[] = []
  for (const [name, { path, text }] of files) {
    const lang = /^strings\/([A-Za-z0-9-]+)\.yaml$/.exec(name)?.[1]
    // An issue's language is canonical, so no other name is ever looked for.
    if (lang === undefined || language.safeParse(lang).data !== lang) continue
    const { yaml, messages: syntax } = readYaml(text, path)
    messages.push(...syntax)
    if (yaml === null) continue
    const checked = validate(stringsSchema, yaml, path)
    messages.push(...checked.messages.map((found) => ({ ...found, rule: 'strings-key' as const })))
    if (checked.value !== null) value[lang] = checked.value
  }
  return { value, messages }
}
