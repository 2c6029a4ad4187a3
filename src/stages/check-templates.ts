import { indexPageSchema } from '../archive/render-index.js'
import { issuePageSchema } from '../archive/render-pages.js'
import { blockKinds } from '../blocks/index.js'
import { textHelpers } from '../email/text-helpers.js'
import { issueViewSchema } from '../issue/view.js'
import { stringsSchema, type Strings } from '../language/strings.js'
import { readElementStyles } from '../markdown/element-styles.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import type { Newsletter } from '../schema/newsletter.js'
import { validate } from '../schema/validate.js'
import { language } from '../schema/values.js'
import { readYaml } from '../schema/yaml.js'
import { assembleSet } from '../template/assemble-set.js'
import { checkBlocks, checkRefers, type Whole } from '../template/check-complete.js'
import { checkUnused } from '../template/check-unused.js'
import { compileEmail } from '../template/compile-email.js'
import type { TemplateSet } from '../template/compile-template.js'
import type { TemplateFile, TemplateFiles } from '../template/template-files.js'
import type { Prepared } from './templates.js'

const proseFile = 'email/prose.css'
const stylesheetFile = 'web/style.css'

/**
 * Holds every template against the view that it will be filled with, and compiles the email's MJML. Loads MJML.
 *
 * `value` is null when an error is among the messages; beside a value there may be warnings.
 */
export async function checkTemplates(all: TemplateFiles, newsletter: Newsletter): Promise<Prepared> {
  const files = withBrand(all, newsletter)
  const kinds = [...blockKinds.keys()]
  const email = await compileEmail({ files, kinds, schema: issueViewSchema, helpers: [] })
  const text = assembleSet({ files, set: 'text', entry: 'issue', kinds, schema: issueViewSchema, helpers: Object.keys(textHelpers) })
  const issuePage = assembleSet({ files, set: 'web', entry: 'issue', kinds, schema: issuePageSchema, helpers: [] })
  const index = assembleSet({ files, set: 'web', entry: 'index', kinds, schema: indexPageSchema, helpers: [] })
  const prose = required(files, proseFile)
  const stylesheet = required(files, stylesheetFile)
  const styles = prose.file === null ? { styles: {}, messages: [] } : readElementStyles(prose.file.text, prose.file.path)
  const strings = readStrings(files)
  const messages = [email, text, issuePage, index, prose, stylesheet, styles, strings].flatMap((part) => part.messages)
  if (messages.length > 0 || email.value === null || text.value === null || issuePage.value === null || index.value === null || stylesheet.file === null) return { value: null, messages }
  const emailSet: TemplateSet = { entry: 'email/layout', template: email.value, partials: {} }
  const whole = (set: TemplateSet, used: readonly string[]): Whole => {
    const file = files.get(`${set.entry}.mjml`) ?? files.get(`${set.entry}.hbs`)
    return { path: file?.path ?? set.entry, texts: [set.template, ...Object.values(set.partials)], used }
  }
  const incomplete = checkComplete({
    email: whole(emailSet, email.used),
    text: whole(text.value, text.used),
    issuePage: whole(issuePage.value, issuePage.used),
    index: whole(index.value, index.used),
  })
  if (incomplete.length > 0) return { value: null, messages: incomplete }
  const used = [...email.used, ...text.used, ...issuePage.used, ...index.used, proseFile, stylesheetFile, ...Object.keys(strings.value).map(stringsFile)]
  return {
    value: {
      email: emailSet,
      text: text.value,
      issuePage: issuePage.value,
      index: index.value,
      styles: styles.styles,
      stylesheet: stylesheet.file.text,
      strings: strings.value,
    },
    messages: checkUnused(files, used, [...files.keys()].flatMap(stringsName)),
  }
}

/** What is well-formed, but must not be sent: an email that nobody can unsubscribe from, an issue without its blocks. */
function checkComplete({ email, text, issuePage, index }: Record<'email' | 'text' | 'issuePage' | 'index', Whole>): Message[] {
  const kinds = [...blockKinds.keys()]
  const leave = ['unsubscribe.link', 'unsubscribe.text']
  return [
    ...[email, text, issuePage].flatMap((set) => checkBlocks(set, kinds)),
    ...checkRefers(email, leave, 'a way to unsubscribe', 'Add <mj-include path="./footer.mjml" />, or {{#if unsubscribe.link}}<a href="{{unsubscribe.link.href}}">{{unsubscribe.link.text}}</a>{{else}}{{unsubscribe.text}}{{/if}}.'),
    ...checkRefers(text, leave, 'a way to unsubscribe', 'Add {{#if unsubscribe.link}}{{unsubscribe.link.text}}: {{unsubscribe.link.href}}{{else}}{{unsubscribe.text}}{{/if}}.'),
    ...checkRefers(index, ['latest', 'years'], 'issues', 'Add {{#with latest}}<a href="{{href}}">{{title}}</a>{{/with}}, and the earlier ones with {{#each years}}.'),
  ]
}

/** Mail clients know no custom properties: in the email's files `var(--brand-primary)` becomes the colour itself. */
function withBrand(files: TemplateFiles, { brand }: Newsletter): TemplateFiles {
  const colors: Record<string, string> = { 'var(--brand-primary)': brand.primary, 'var(--brand-accent)': brand.accent }
  const paint = (text: string): string => text.replace(/var\(--brand-(?:primary|accent)\)/g, (name) => colors[name] ?? name)
  return new Map([...files].map(([name, file]) => [name, name.startsWith('email/') ? { ...file, text: paint(name.endsWith('.css') ? withoutComments(file.text) : file.text) } : file]))
}

/** What explains a stylesheet to its author need not travel in every email. Line breaks stay, and with them the places. */
function withoutComments(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
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
