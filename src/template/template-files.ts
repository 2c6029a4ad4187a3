import type { Message } from '../messages/message.js'

/** One template, as data: this folder never reads the disk. */
export interface TemplateFile {
  /** As it is shown to the user, e.g. `templates/email/layout.mjml`. */
  readonly path: string
  readonly text: string
}

/** All templates, resolved: the newsletter's own before the package's. Keys are relative to templates/, e.g. `email/layout.mjml`. */
export type TemplateFiles = ReadonlyMap<string, TemplateFile>

/** What came of a step: `value` is null when a message is in its way. Nothing in this folder throws for what a template holds. */
export interface Outcome<T> {
  readonly value: T | null
  readonly messages: readonly Message[]
}

/** The outcome of a step that goes from one template to those that it names: `used` are the keys of all that it came by. */
export interface Gathered<T> extends Outcome<T> {
  readonly used: readonly string[]
}

/** The same finding once, in the order of the first: a fragment that is included twice is checked twice. */
export function distinct(messages: readonly Message[]): Message[] {
  return [...new Map(messages.map((message) => [JSON.stringify(message), message])).values()]
}
