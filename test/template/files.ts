import type { Message } from '../../src/messages/message.js'
import type { TemplateFile, TemplateFiles } from '../../src/template/template-files.js'
import { sourceOf, type Source } from '../../src/template/source.js'

/** Template files by key, shown to the user as templates/<key>. */
export function filesOf(texts: Readonly<Record<string, string>>): TemplateFiles {
  return new Map(Object.entries(texts).map(([key, text]): [string, TemplateFile] => [key, { path: `templates/${key}`, text }]))
}

/** A source of one file, `templates/a.mjml`. */
export function source(text: string): Source {
  return sourceOf({ path: 'templates/a.mjml', text })
}

/** `rule file:line:column` of each message. */
export function places(messages: readonly Message[]): string[] {
  return messages.map(({ rule, file, place }) => `${rule} ${file ?? '-'}:${place?.line ?? '-'}:${place?.column ?? '-'}`)
}
