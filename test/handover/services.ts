import type { ProfileName } from '../../src/schema/profile-names.js'

// What each service does with a document, written from what is known of it and from nothing of ours. Where that is little,
// the worst is taken: all that could be a tag is one, and vanishes.

export interface Sent {
  readonly text: string
  /** What was taken for a tag, in order. */
  readonly tags: readonly string[]
}

export type Service = (document: string, part: 'html' | 'text' | 'subject') => Sent

/** Every match is a tag, and what it prints replaces it. */
function replacing(pattern: RegExp, prints: (tag: string) => string = () => ''): Service {
  return (document) => {
    const tags: string[] = []
    const text = document.replace(pattern, (tag) => {
      tags.push(tag)
      return prints(tag)
    })
    return { text, tags }
  }
}

/** Go's html/template and text/template, as far as our documents go. */
const go: Service = (document, part) => {
  const tags: string[] = []
  const shorthand = document.replace(/(https?:\/\/[\p{L}\p{N}_\-.~!#$&'()*+,/:;=?@[\]]*)@TrackLink/gu, '{{ TrackLink "$1" . }}')
  // Only with both is a subject or a text part a template at all.
  if (part !== 'html' && !/\{\{[\s\S]*\}\}/.test(shorthand)) return { text: shorthand, tags }
  let text = ''
  let at = 0
  for (const match of shorthand.matchAll(/\{\{(?:"(?:[^"\\\n]|\\.)*"|`[^`]*`|(?!\}\})[^"`])*\}\}/g)) {
    const [action] = match
    text += literal(shorthand.slice(at, match.index), part)
    at = match.index + action.length
    const [, safe, raw, quoted, plain] = /^\{\{ (?:(Safe) (?:`([^`]*)`|("(?:[^"\\]|\\.)*"))|("(?:[^"\\]|\\.)*")) \}\}$/.exec(action) ?? []
    if (safe !== undefined) text += raw ?? String(JSON.parse(quoted ?? '""'))
    else if (plain !== undefined) text += String(JSON.parse(plain))
    else tags.push(action)
  }
  return { text: text + literal(shorthand.slice(at), part), tags }
}

/** html/template drops comments, and escapes a `<` that begins no tag; a text part has none that does. */
function literal(words: string, part: 'html' | 'text' | 'subject'): string {
  if (words.includes('{{')) throw new Error(`listmonk cannot read ${words}`)
  if (part === 'subject') return words
  const uncommented = words.replace(/<!--[\s\S]*?-->/g, '')
  return part === 'text' ? uncommented.replaceAll('<', '&lt;') : uncommented
}

const known = 'UNSUBSCRIBE|UNSUBSCRIBEURL|JUMPOFFURL|FORWARD|FORWARDURL|PREFERENCESURL|SUBJECT|EMAIL|LISTS|CONTENT|FOOTER|SIGNATURE|USERTRACK|FIRSTNAME|COUNTRY'

/** phpList 3: parsePlaceHolders of lib.php, then what sendemaillib.php does with the fallbacks that are left. */
function phpListWith(attributes: string): Service {
  return (document) => {
    const tags: string[] = []
    const take = (tag: string, prints = ''): string => {
      tags.push(tag)
      return prints
    }
    const placed = document.replace(new RegExp(`\\[(?:${known})\\]`, 'gi'), (tag) => take(tag)).replace(new RegExp(`\\[(?:${attributes})%%([^\\]]+)\\]`, 'gi'), (tag, fallback: string) => take(tag, fallback))
    return { text: placed.replace(/\[.*?%%([^\]]+?)\]/gi, (tag, fallback: string) => take(tag, fallback)), tags }
  }
}

const monitored = /\[(?:unsubscribe|webversion|firstname|lastname|email|fullname)(?:,\s*fallback=[^\]]*)?\]|<\/?(?:unsubscribe|webversion|preferences|singleline|multiline|repeater)\b|\[(?:else)?if:[^\]]*\]/gi

export const services: Readonly<Record<Exclude<ProfileName, 'plain'>, Service>> = {
  mailchimp: replacing(/\*\|[\s\S]*?\|\*/g),
  brevo: replacing(/\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}|\{#[\s\S]*?#\}/g),
  'campaign-monitor': replacing(monitored, (tag) => (tag.startsWith('<') ? tag.replace(/[a-z]+/i, 'a') : '')),
  listmonk: go,
  keila: replacing(/\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}?/g),
  buttondown: replacing(/\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}|\{#[\s\S]*?#\}/g),
  mailerlite: replacing(/\{\$[^}]*\}/g),
  phplist: phpListWith('FIRSTNAME|COUNTRY'),
}

/** A phpList in which nobody has made the attribute. */
export const phpListWithoutFirstName = phpListWith('COUNTRY')

/** What a reader sees of HTML without tags in it. */
export function decoded(html: string): string {
  return html
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}
