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
import { readYaml } from '../schema/yaml.js'
import { assembleSet } from '../template/assemble-set.js'
import { compileEmail } from '../template/compile-email.js'
import type { TemplateFile, TemplateFiles } from '../template/template-files.js'
import type { PreparedTemplates } from './templates.js'

/** Holds every template against the view that it will be filled with, and compiles the email's MJML. Loads MJML. */
export async function checkTemplates(all: TemplateFiles, newsletter: Newsletter): Promise<{ value: PreparedTemplates | null; messages: readonly Message[] }> {
  const files = withBrand(all, newsletter)
  const kinds = [...blockKinds.keys()]
  const email = await compileEmail({ files, kinds, attributes: '', schema: issueViewSchema, helpers: [] })
  const text = assembleSet({ files, set: 'text', entry: 'issue', kinds, schema: issueViewSchema, helpers: Object.keys(textHelpers) })
  const issuePage = assembleSet({ files, set: 'web', entry: 'issue', kinds, schema: issuePageSchema, helpers: [] })
  const index = assembleSet({ files, set: 'web', entry: 'index', kinds, schema: indexPageSchema, helpers: [] })
  const prose = required(files, 'email/prose.css')
  const stylesheet = required(files, 'web/style.css')
  const styles = prose.file === null ? { styles: {}, messages: [] } : readElementStyles(prose.file.text, prose.file.path)
  const strings = readStrings(files)
  const messages = [email, text, issuePage, index, prose, stylesheet, styles, strings].flatMap((part) => part.messages)
  if (messages.length > 0 || email.value === null || text.value === null || issuePage.value === null || index.value === null || stylesheet.file === null) return { value: null, messages }
  return {
    value: {
      email: { template: email.value, partials: {} },
      text: text.value,
      issuePage: issuePage.value,
      index: index.value,
      styles: styles.styles,
      stylesheet: stylesheet.file.text,
      strings: strings.value,
    },
    messages,
  }
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

/** `templates/strings/<lang>.yaml`, each with every word that the templates use. */
function readStrings(files: TemplateFiles): { value: Record<string, Strings>; messages: Message[] } {
  const value: Record<string, Strings> = {}
  const messages: Message[] = []
  for (const [name, { path, text }] of files) {
    const lang = /^strings\/([A-Za-z0-9-]+)\.yaml$/.exec(name)?.[1]
    if (lang === undefined) continue
    const { yaml, messages: syntax } = readYaml(text, path)
    messages.push(...syntax)
    if (yaml === null) continue
    const checked = validate(stringsSchema, yaml, path)
    messages.push(...checked.messages.map((found) => ({ ...found, rule: 'strings-key' as const })))
    if (checked.value !== null) value[lang] = checked.value
  }
  return { value, messages }
}
