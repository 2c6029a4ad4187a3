import * as z from 'zod'
import { line } from './values.js'

// The values that only mail has. A message says what was expected.

/** Where the reader's first name stands in a greeting, and the words for a reader without one. */
const firstName = /\{firstName\|([^{}|]*)\}/g

/** The words behind the bar travel through the template languages of several services: nothing that ends a text in one of them. */
const fallback = /^\p{L}[\p{L}\p{M}\p{N} .-]{0,59}$/u

/** `Dear {firstName|reader},`: at most one place for the name, always with words for readers without one. */
export const greeting = line(200).refine(isGreeting, 'a line such as `Dear {firstName|reader},`: behind the bar stand letters and spaces, for readers whose name is not known')

function isGreeting(text: string): boolean {
  const names = [...text.matchAll(firstName)]
  const rest = text.replace(firstName, '')
  return names.length <= 1 && !/[{}]/.test(rest) && names.every(([, words = '']) => fallback.test(words))
}

/** A greeting taken apart: `fallback` is null when it names nobody. */
export function partsOfGreeting(text: string): { readonly before: string; readonly fallback: string | null; readonly after: string } {
  const [whole, words] = new RegExp(firstName.source).exec(text) ?? []
  if (whole === undefined || words === undefined) return { before: text, fallback: null, after: '' }
  const at = text.indexOf(whole)
  return { before: text.slice(0, at), fallback: words, after: text.slice(at + whole.length) }
}

const label = String.raw`[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?`

/** RFC 2919 §2: labels with dots between them, two at least; at most 255 characters. */
export const listId = z
  .string()
  .max(253)
  .regex(new RegExp(String.raw`^${label}(?:\.${label})+$`), 'a name such as news.example.org')

/** The name or the IP address of a machine. */
export const host = z
  .string()
  .max(253)
  .regex(new RegExp(String.raw`^(?:${label}(?:\.${label})*|\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\]?)$`), 'the name of a machine such as smtp.example.org')
  .transform((name) => name.replace(/^\[|\]$/g, '').toLowerCase())

/** What one logs in with; often an email address. */
export const smtpUser = line(200)

/** The settings of services whose draft call names things that only an account knows. */
export const services = z.strictObject({
  listmonk: z
    .strictObject({
      lists: z.array(z.int().min(1)).min(1).describe('Numbers of the lists that get the newsletter, as listmonk shows them'),
      template: z.int().min(1).optional().describe('Number of the template that holds nothing but `{{ template "content" . }}`'),
    })
    .optional()
    .describe('listmonk'),
})
