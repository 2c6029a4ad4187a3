import { paletteOf } from '../brand/palette.js'
import { cardPath, cardSize, type Card } from '../cards/card.js'
import { labelOf } from '../issue/label.js'
import type { IssueHead } from '../issue/parse-issue.js'
import { formatWhen } from '../language/dates.js'
import { directionOf } from '../language/direction.js'
import { stringsFor, type Strings } from '../language/strings.js'
import type { Newsletter } from '../schema/newsletter.js'
import type { CardView } from './render-parts.js'

/** What the pictures of links are, by what they lead to: all that name or make one must mean the same. */
export interface Cards {
  /** To an issue, in its own language. */
  readonly ofIssue: (head: IssueHead) => Card
  /** To a page of the site itself. */
  readonly ofNewsletter: (lang: string) => Card
}

/** The pictures of links of one newsletter, whose colours are found once. `strings` are the words of all languages. */
export function cardsOf({ name, organisation, brand }: Newsletter, strings: ReadonlyMap<string, Strings>): Cards {
  const { paper, ink, muted, brand: primary } = paletteOf(brand).light
  const ofNewsletter = (lang: string): Card => ({ newsletter: name, organisation: organisation ?? null, label: null, title: null, lang, dir: directionOf(lang), colors: { paper, ink, muted, brand: primary } })
  const ofIssue = (head: IssueHead): Card => {
    const day = head.type === 'page' ? null : formatWhen(head.date, head.lang)
    const label = [labelOf(head, stringsFor(head.lang, strings)), day].filter((part) => part !== null).join(' · ')
    return { ...ofNewsletter(head.lang), label: label === '' ? null : label, title: head.title }
  }
  return { ofIssue, ofNewsletter }
}

/** A card as a page shows it, when it could be made: `made` are the absolute addresses of those that could. */
export function shownCard(card: Card, alt: string, { newsletter, made }: { readonly newsletter: Newsletter; readonly made: ReadonlySet<string> }): CardView | null {
  const view = cardView(card, alt, newsletter)
  return made.has(view.src) ? view : null
}

/** A card as a page names it: other sites fetch it by its absolute address. */
export function cardView(card: Card, alt: string, { url }: Newsletter): CardView {
  return { src: `${url}${cardPath(card)}`, ...cardSize, alt }
}
