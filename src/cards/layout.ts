import { cardSize, type CardColors } from './card.js'
import { fit, type Step } from './fit.js'
import type { Typesetter } from './typesetter.js'

/** The texts of a card that can be set; `headline` is the title, or else the newsletter's name. */
export interface Texts {
  readonly headline: Typesetter
  readonly newsletter: Typesetter | null
  readonly label: Typesetter | null
  readonly organisation: Typesetter | null
}

/** One line of text; `y` is its baseline. Lengths are in px from the top left corner. */
export interface PlacedLine {
  readonly setter: Typesetter
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly color: keyof CardColors
}

export interface Layout {
  readonly lines: readonly PlacedLine[]
  /** The thick rule below the headline. */
  readonly rule: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

/** Some services cut a little off each side. */
const margin = { side: 88, top: 80, bottom: 76 }

const width = cardSize.width - 2 * margin.side

const thickness = 10

/** How wide a space separates the name from the label that stands in the same line. */
const between = 44

const leading = { headline: 1.12, small: 1.35 }

/** Sizes in px to the em, from large to small; the headline takes as many lines as there is room for, four at most. */
const sizes = {
  headline: [100, 92, 84, 76, 70, 64, 58, 53, 48, 44],
  newsletter: [{ size: 36, lines: 1 }, { size: 32, lines: 1 }, { size: 30, lines: 2 }],
  label: [{ size: 30, lines: 1 }, { size: 27, lines: 1 }],
  organisation: [{ size: 28, lines: 1 }, { size: 26, lines: 1 }, { size: 26, lines: 2 }],
} as const

/** A word of the headline that fits at this size is set smaller rather than broken. */
const whole = 64

/**
 * The masthead of a page at the size of a picture: the newsletter and the label at the top; at the bottom the headline,
 * a thick rule, the publisher. A text that runs out of room gets smaller, then ends with “…”.
 */
export function layOut({ headline, newsletter, label, organisation }: Texts, dir: 'ltr' | 'rtl'): Layout {
  const head = header(newsletter, label)
  const foot = organisation === null ? [] : linesOf(organisation, 'muted', sizes.organisation)
  const footHeight = foot.reduce((height, { size }) => height + size * leading.small, 0)
  const ruleTop = cardSize.height - margin.bottom - thickness - (foot.length > 0 ? footHeight + 14 : 0)
  const lastBaseline = ruleTop - 50
  const room = lastBaseline - (head.at(-1)?.y ?? margin.top) - 34

  const steps = sizes.headline.map((size): Step => ({ size, lines: Math.min(4, Math.floor(room / (size * leading.headline))) }))
  const title = fit(headline.text, headline.measure, { width, whole, steps: steps.filter(({ lines }) => lines > 0) })
  const lines = [
    ...head,
    ...title.lines.map((text, index): Line => ({ setter: headline, text, size: title.size, color: 'ink', y: lastBaseline - (title.lines.length - 1 - index) * title.size * leading.headline })),
    ...foot.map((line, index): Line => ({ ...line, y: ruleTop + thickness + 14 + (index + 0.8) * line.size * leading.small })),
  ]
  return {
    lines: lines.map(({ atEnd, ...line }) => ({ ...line, y: Math.round(line.y), x: (dir === 'rtl') === (atEnd ?? false) ? margin.side : cardSize.width - margin.side - line.setter.measure(line.text) * line.size })),
    rule: { x: margin.side, y: ruleTop, width, height: thickness },
  }
}

/** A line of which it is known whether it begins where lines begin, or ends where they end. */
interface Line extends Omit<PlacedLine, 'x'> {
  readonly atEnd?: boolean
}

/** Both in one line if there is room, else one below the other. */
function header(newsletter: Typesetter | null, label: Typesetter | null): Line[] {
  const names = newsletter === null ? [] : linesOf(newsletter, 'ink', sizes.newsletter)
  const [mark] = label === null ? [] : linesOf(label, 'muted', sizes.label)
  const first = margin.top + 26
  const placed = names.map((line, index): Line => ({ ...line, y: first + index * line.size * leading.small }))
  if (mark === undefined) return placed
  const last = placed.at(-1)
  if (last === undefined) return [{ ...mark, y: first }]
  const isBeside = placed.length === 1 && widthOf(last) + between + widthOf(mark) <= width
  return [...placed, isBeside ? { ...mark, y: first, atEnd: true } : { ...mark, y: last.y + mark.size * leading.small + 4 }]
}

function linesOf(setter: Typesetter, color: keyof CardColors, steps: readonly Step[]): Array<Omit<Line, 'y'>> {
  const { lines, size } = fit(setter.text, setter.measure, { width, whole: steps.at(-1)?.size ?? 0, steps })
  return lines.map((text) => ({ setter, text, size, color }))
}

function widthOf({ setter, text, size }: Pick<Line, 'setter' | 'text' | 'size'>): number {
  return setter.measure(text) * size
}
