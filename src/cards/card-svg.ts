import { cardSize, type Card } from './card.js'
import { layOut, type Layout, type Texts } from './layout.js'
import { typesetterFor, type Setting, type Typesetter } from './typesetter.js'

/**
 * A card as SVG: shapes and nothing else, no text, no style, no address. Letters are shapes from the packaged typeface.
 *
 * A text with a letter that the typeface lacks is left out; in place of the title then stands the newsletter's name. null
 * when neither can be set: there is no card.
 */
export async function cardSvg(card: Card): Promise<string | null> {
  const texts = await textsOf(card)
  return texts === null ? null : svgOf(layOut(texts, card.dir), card)
}

async function textsOf(card: Card): Promise<Texts | null> {
  const [title, newsletter, label, organisation] = await Promise.all([
    card.title === card.newsletter ? null : set(card.title, card, { weight: 600, tracking: -0.012 }),
    set(card.newsletter, card, { weight: 600, tracking: 0 }),
    set(card.label, card, { weight: 400, tracking: 0 }),
    set(card.organisation, card, { weight: 400, tracking: 0 }),
  ])
  if (title !== null) return { headline: title, newsletter, label, organisation }
  return newsletter === null ? null : { headline: newsletter, newsletter: null, label, organisation }
}

async function set(text: string | null, { lang }: Card, setting: Omit<Setting, 'lang'>): Promise<Typesetter | null> {
  return text === null ? null : typesetterFor(text, { ...setting, lang })
}

function svgOf({ lines, rule }: Layout, { colors }: Card): string {
  const { width, height } = cardSize
  const shapes = [
    `<path fill="${colors.paper}" d="M0 0H${width}V${height}H0Z"/>`,
    `<path fill="${colors.brand}" d="M${rule.x} ${rule.y}h${rule.width}v${rule.height}h-${rule.width}Z"/>`,
    ...lines.map(({ setter, text, x, y, size, color }) => `<path fill="${colors[color]}" d="${setter.outline(text, x, y, size)}"/>`),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes.join('')}</svg>`
}
