import { linkText, noMarks } from '../markdown/text-link.js'
import { textWidth as columns, wrapText } from '../markdown/text.js'

/** Columns of the text part: what a quoting mail program still shows on one line (RFC 3676 §4.2). */
export const textWidth = 72

/**
 * What text templates may call. Arguments are text and numbers, of `figures` a list; template/printable.ts holds templates
 * to it. They throw a TypeError on anything else: "null" or "[object Object]" must reach no reader.
 */
export const textHelpers = {
  /** A title with a line of `mark` below it, as wide as the title. */
  underline: (title: unknown, mark: unknown): string => {
    const wrapped = wrapText(words('underline', title), textWidth)
    const width = Math.max(...wrapped.split('\n').map((line) => columns(line)))
    return `${wrapped}\n${words('underline', mark).repeat(width)}`
  },
  /** Text in lines of at most `textWidth` columns; its own line breaks end paragraphs. */
  wrap: (text: unknown): string =>
    words('wrap', text)
      .split('\n')
      .map((paragraph) => wrapText(paragraph, textWidth))
      .join('\n'),
  /** `role: names`, its further lines indented. */
  entry: (role: unknown, names: unknown, colon: unknown = ':'): string => wrapText(`${words('entry', role)}${typeof colon === 'string' ? colon : ':'} ${words('entry', names)}`, textWidth, { first: '', rest: '  ' }),
  /** The words of a link and its address, unless they are the address: then it is written so that mail programs know it. */
  linked: (text: unknown, href: unknown): string => linkText(words('linked', text), words('linked', href), '', noMarks),
  /** One entry of a list without blank lines, its further lines indented; a list within is set in as it was. */
  item: (text: unknown): string => {
    const lines = unwrapped(words('item', text)).split('\n').filter((line) => line !== '')
    return lines.map((line, index) => wrapBehind(index === 0 ? '- ' : '  ', line)).join('\n')
  },
  /** Who said the words above: "— Name, role, organisation", set in like them. What is null is left out. */
  signature: (...parts: readonly unknown[]): string => {
    const known = parts.filter((part, index) => part !== null && !(index === parts.length - 1 && isOptions(part)))
    return wrapText(`— ${known.map((part) => words('signature', part)).join(', ')}`, textWidth, { first: '    ', rest: '      ' })
  },
  /** Figures at the right of a column, and beside them what they count. */
  figures: (list: unknown): string => {
    const items = figuresOf(list)
    // One that is rather a phrase stands above its words, or it would push the others aside.
    const width = Math.max(0, ...items.map(({ value }) => columns(value)).filter((size) => size <= textWidth / 4))
    const rest = ' '.repeat(width + 2)
    const lines = items.map(({ value, label }) => {
      const counted = unwrapped(label)
      const room = width - columns(value)
      return room < 0 ? `${wrapText(value, textWidth)}\n${wrapText(counted, textWidth, { first: rest, rest })}` : wrapText(counted, textWidth, { first: `${' '.repeat(room)}${value}  `, rest })
    })
    return lines.join('\n')
  },
  /** What a picture shows, where it cannot stand. */
  bracketed: (alt: unknown): string => wrapText(`[${words('bracketed', alt)}]`, textWidth),
  /** A rule over the whole width. */
  line: (): string => '_'.repeat(textWidth),
  /** A lighter one, above and below what is set apart. */
  thinLine: (): string => '-'.repeat(textWidth),
}

function words(helper: string, value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new TypeError(`{{${helper}}} takes text or a number, not ${kindOf(value)}`)
}

function figuresOf(list: unknown): Array<{ readonly value: string; readonly label: string }> {
  if (!Array.isArray(list)) throw new TypeError(`{{figures}} takes a list, not ${kindOf(list)}`)
  return list.map((item: unknown) => {
    if (typeof item !== 'object' || item === null || !('value' in item) || !('label' in item)) throw new TypeError('{{figures}} takes a list of things with "value" and "label"')
    return { value: words('figures', item.value), label: words('figures', item.label) }
  })
}

/** What Handlebars hands to a helper after the arguments in the template; where those are too few it stands in for one. */
function isOptions(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'hash' in value
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined || isOptions(value)) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'what has parts' : `a ${typeof value}`
}

/**
 * What was rendered for the whole width, with only those line breaks that its editor made: where a line ends for want of
 * room, the next one begins with a word that it had none for. The mark of a list is no word.
 */
function unwrapped(text: string): string {
  const [first = '', ...others] = text.split('\n')
  let line = first
  return others.reduce((out, next) => {
    const [word = ''] = next.trimStart().split(' ', 1)
    const isSoft = line !== '' && word !== '' && !/^(?:-|\[(?:x\])?|\d+\.)$/.test(word) && columns(line) + 1 + columns(word) > textWidth
    line = next
    return isSoft ? `${out} ${next.trimStart()}` : `${out}\n${next}`
  }, first)
}

/** A line that perhaps begins with the marks of a list, behind another; its further lines stand below its words. */
function wrapBehind(mark: string, line: string): string {
  const own = /^(?: *(?:- |\[[x ]\] |\d+\. ))* */.exec(line)?.[0] ?? ''
  const first = mark + own
  return wrapText(line.slice(own.length), textWidth, { first, rest: ' '.repeat(first.length) })
}
