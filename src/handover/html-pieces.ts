/** What a stretch of HTML is; in `text` and `value` a character can be written as a character reference, elsewhere it cannot. */
export type PieceKind = 'text' | 'value' | 'tag' | 'style' | 'comment'

export interface Piece {
  readonly kind: PieceKind
  readonly text: string
  /** Around an attribute's value; null for one without, and for all that is no value. */
  readonly quote: '"' | "'" | null
}

/** Elements whose content is text in which no character reference is read (HTML §13.1.2). */
const rawElements = /^(?:style|script|xmp|iframe|noembed|noframes|plaintext)$/i

/**
 * Finished HTML in pieces: put together again they are the same bytes. Comments are one piece each, with what Outlook
 * reads in them; so is the content of a style element.
 */
export function htmlPieces(html: string): Piece[] {
  const pieces: Piece[] = []
  const add = (kind: PieceKind, from: number, to: number, quote: Piece['quote'] = null): void => {
    if (to > from) pieces.push({ kind, text: html.slice(from, to), quote })
  }
  let text = 0
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    if (!/^<[a-z/!?]/i.test(html.slice(at, at + 2))) {
      at += 1
      continue
    }
    add('text', text, at)
    if (html.startsWith('<!--', at)) {
      const end = endOfComment(html, at + 4)
      add('comment', at, end)
      at = end
    } else at = tag(at)
    text = at
  }
  add('text', text, html.length)
  return pieces

  /** Reads a tag and, when it begins a style, all up to its end. */
  function tag(start: number): number {
    const name = matchAt(/<[/!?]?([^\s/>]*)/y, html, start)
    let from = start
    let at = start + name.length
    for (let part = attributeAt(html, at); part !== null; part = attributeAt(html, at)) {
      add('tag', from, part.value)
      add('value', part.value, part.end, part.quote)
      from = part.end
      at = part.behind
    }
    const end = endOf(/>/g, html, at)
    add('tag', from, end)
    if (!rawElements.test(name.slice(1))) return end
    const close = html.slice(end).search(new RegExp(`</${name.slice(1)}[\\s/>]`, 'i'))
    const behind = close === -1 ? html.length : end + close
    add('style', end, behind)
    return behind
  }
}

interface Attribute {
  readonly value: number
  readonly end: number
  readonly behind: number
  readonly quote: Piece['quote']
}

/** Where the next value in a tag is, past attributes without one; null at the tag's end. */
function attributeAt(html: string, from: number): Attribute | null {
  for (let at = from; at < html.length;) {
    at += matchAt(/[\s/]+/y, html, at).length
    // An equals sign in front belongs to the name (HTML §13.2.5.32).
    const name = matchAt(/[^\s/>][^\s/>=]*/y, html, at)
    if (name === '') return null
    at += name.length
    const sign = matchAt(/\s*=\s*/y, html, at)
    if (sign !== '') return valueAt(html, at + sign.length)
  }
  return null
}

function valueAt(html: string, at: number): Attribute {
  const quote = html[at]
  if (quote === '"' || quote === "'") {
    const close = html.indexOf(quote, at + 1)
    const end = close === -1 ? html.length : close
    return { value: at + 1, end, behind: end + 1, quote }
  }
  const end = at + matchAt(/[^\s>]*/y, html, at).length
  return { value: at, end, behind: end, quote: null }
}

function matchAt(sticky: RegExp, text: string, at: number): string {
  sticky.lastIndex = at
  return sticky.exec(text)?.[0] ?? ''
}

/** `<!-->` and `<!--->` are whole comments (HTML §13.2.5.43). */
function endOfComment(html: string, at: number): number {
  const abrupt = matchAt(/-?>/y, html, at)
  return abrupt === '' ? endOf(/--!?>/g, html, at) : at + abrupt.length
}

/** Where the next match ends; the end of the text when there is none. */
function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  return pattern.test(text) ? pattern.lastIndex : text.length
}
