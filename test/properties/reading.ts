import type { Nodes as HastNodes, Root as HastRoot } from 'hast'
import type { Nodes } from 'mdast'
import rehypeRaw from 'rehype-raw'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import { splitNames } from '../../src/issue/visibility.js'
import { parseMarkdown } from '../../src/markdown/parse.js'
import { unshown } from '../../src/markdown/raw-html.js'
import type { IssueResult } from '../../src/stages/issue-result.js'

/*
 * What a reader gets: the words and addresses of an HTML document, as an HTML parser finds them, and the words of a
 * Markdown source. A word is a run of letters, marks and digits in one piece of text.
 */

const parser = unified().use(rehypeRaw).freeze()

/** The last documents: each is read for several things, and parsing is most of the time. */
const parsed = new Map<string, HastRoot>()

function parseHtml(html: string): HastRoot {
  const known = parsed.get(html)
  if (known !== undefined) return known
  if (parsed.size > 3) parsed.clear()
  const root = parser.runSync({ type: 'root', children: [{ type: 'raw', value: html }] }) as HastRoot // a root stays one
  parsed.set(html, root)
  return root
}

/** What no reader sees or hears: controls, soft hyphens, joiners, and what chooses between a sign and its picture. */
const invisible = /(?![\t\n\v\f\r\u0085])[\p{Cc}\p{Cf}\u034f\ufe00-\ufe0f]/gu

function plain(text: string): string {
  return text.replace(invisible, '')
}

function wordsOf(text: string): string[] {
  return plain(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

/**
 * The pieces of text that a reader sees, the descriptions of pictures among them.
 *
 * Not what is `aria-hidden`: initials and calendar leaves repeat what stands beside them in words. Not the hidden
 * preheader, and not `<rp>`, which only shows where ruby is unknown.
 */
function visiblePieces(html: string): string[] {
  const pieces: string[] = []
  visit(parseHtml(html), (node) => {
    if (node.type === 'text') pieces.push(node.value)
    if (node.type !== 'element') return undefined
    const { ariaHidden, style, alt } = node.properties
    if (['style', 'script', 'title', 'template', 'rp'].includes(node.tagName) || ariaHidden === 'true') return SKIP
    if (typeof style === 'string' && /display:\s*none/.test(style)) return SKIP
    if (node.tagName === 'img' && typeof alt === 'string') pieces.push(alt)
    return undefined
  })
  return pieces
}

/** Words that are nowhere in a text, not as a part of a longer one either. */
function missingWords(words: readonly string[], text: string): string[] {
  const searched = plain(text)
  const whole = new Set(wordsOf(text))
  return [...new Set(words)].filter((word) => !whole.has(word) && !searched.includes(word))
}

/** The words of a Markdown source that an audience gets on a medium: text, code, descriptions of pictures, what stands between HTML tags. */
function sourceWords(body: string, audience: string, medium: 'email' | 'web' | 'text'): string[] {
  const words: string[] = []
  visit(parseMarkdown(body), (node: Nodes) => {
    if (node.type === 'containerDirective') {
      const { audience: readers, only } = node.attributes ?? {}
      if (typeof readers === 'string' && !splitNames(readers).includes(audience)) return SKIP
      if (typeof only === 'string' && !splitNames(only).includes(medium)) return SKIP
    }
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') words.push(...wordsOf(node.value))
    if (node.type === 'html') words.push(...wordsOf(node.value.replace(unshown, '').replace(/<\/?[a-z](?:"[^"]*"|'[^']*'|[^"'<>])*>|&#?\w+;?/gi, ' ')))
    if ((node.type === 'image' || node.type === 'imageReference') && typeof node.alt === 'string') words.push(...wordsOf(node.alt))
    return undefined
  })
  return words
}

const addressAttributes = ['href', 'src', 'cite', 'action', 'formAction', 'background', 'poster', 'longDesc', 'data', 'codeBase', 'manifest', 'xLinkHref', 'lowSrc', 'dynSrc']

/** Every address in a document, those in styles too. */
export function addressesIn(html: string): string[] {
  const found: string[] = []
  visit(parseHtml(html), (node: HastNodes) => {
    if (node.type === 'text' && /url\(/i.test(node.value)) found.push(...urlsOf(node.value))
    if (node.type !== 'element') return
    for (const name of addressAttributes) {
      const value = node.properties[name]
      if (value !== undefined && value !== null) found.push(String(value))
    }
    for (const name of ['srcSet', 'ping', 'imageSrcSet'] as const) {
      const value = node.properties[name]
      if (value !== undefined && value !== null) found.push(...String(value).split(/[\s,]+/))
    }
    if (typeof node.properties['style'] === 'string') found.push(...urlsOf(node.properties['style']))
  })
  return found
}

const urlsOf = (css: string): string[] => [...css.matchAll(/url\(\s*["']?([^"')]*)/gi)].map(([, url = '']) => url)

/** http, https, mailto, tel, cid or relative, as a browser reads it; `//host` is none of them. */
export function isAllowedAddress(address: string): boolean {
  if (/^[\s\p{Cc}]*[/\\][\s\p{Cc}]*[/\\]/u.test(address)) return false
  try {
    return ['http:', 'https:', 'mailto:', 'tel:', 'cid:'].includes(new URL(address, 'https://base.example/').protocol)
  } catch {
    // No browser follows what the URL standard cannot read.
    return !/^[\s\p{Cc}]*[a-z][a-z0-9+.-]*:/iu.test(address) || /^[\s\p{Cc}]*(?:https?|mailto|tel|cid):/iu.test(address)
  }
}

/** Elements and attributes that could run something. */
export function runnable(html: string): string[] {
  const found: string[] = []
  visit(parseHtml(html), 'element', (node) => {
    // Browsers do not run data (HTML §4.12.1).
    if (node.tagName === 'script' && node.properties['type'] === 'application/ld+json') return
    if (['script', 'iframe', 'object', 'embed', 'form', 'svg', 'math', 'base'].includes(node.tagName)) found.push(node.tagName)
    found.push(...Object.keys(node.properties).filter((name) => /^on./i.test(name) || name === 'srcDoc'))
  })
  return found
}

/** Rules whose messages tell the editor that words are left out; with one of them nothing is promised. */
const lossRules = new Set(['raw-html-unclosed', 'reference-missing'])

/** The HTML that feeds have of an issue. */
function feedOf({ contribution }: IssueResult): string {
  return contribution?.content ?? ''
}

/** The words that are not where they should be, and where that is. None are missed when a message says that some are lost. */
export function lostWords(result: IssueResult, body: string): string[] {
  const { messages, artefacts } = result
  if (messages.some(({ rule, severity }) => severity === 'error' || lossRules.has(rule))) return []
  const contents = (end: string): string => String(artefacts.find(({ path }) => path.endsWith(end))?.contents)
  const email = visiblePieces(contents('/public.html'))
  const page = visiblePieces(contents('/index.html'))
  const text = contents('/public.txt')
  const lost = (what: string, words: readonly string[], where: string): string[] => missingWords(words, where).map((word) => `${word}: ${what}`)
  const forText = sourceWords(body, 'public', 'text')
  const known = new Set(forText)
  const emailOnly = new Set(sourceWords(body, 'public', 'email').filter((word) => !known.has(word)))
  const shown = email.flatMap(wordsOf).filter((word) => !emailOnly.has(word))
  return [
    ...lost('in the email, not in its text', shown, text),
    ...lost('in the source, not in the email', sourceWords(body, 'public', 'email'), email.join('')),
    ...lost('in the source, not in the text', forText, text),
    ...lost('in the source, not on the page', sourceWords(body, 'public', 'web'), page.join('')),
    ...lost('in the source, not in the feed', sourceWords(body, 'public', 'web'), visiblePieces(feedOf(result)).join('')),
  ]
}
