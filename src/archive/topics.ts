import type { IssueHead } from '../issue/parse-issue.js'
import { compareText } from '../messages/sort.js'
import { sha256 } from '../sha256.js'
import { isAddressPart } from '../schema/values.js'
import { byAppearance } from './order.js'

/** A subject, and the issues that deal with it. */
export interface Topic {
  /** As the newest of its issues writes it. */
  readonly name: string
  readonly slug: string
  /** Newest first. */
  readonly issues: readonly IssueHead[]
}

/** What may stand between words without being one: "Law, order" and "law order" are one topic. */
const between = /[\s\p{Cf}.,:;!?&/|()[\]'"’‘“”«»„…·\-‐‑–—]+/gu

/**
 * The address part of a topic: it depends on its words alone, so that an issue's page can link to it. "EU policy" and
 * "EU Policy" are one topic (Unicode NFKC, small letters); "C++", "C#" and "C" are three, by a hash where a sign is a word.
 */
export function topicSlug(name: string): string {
  const folded = name.normalize('NFKC').toLowerCase().normalize('NFC')
  const words = folded.replace(between, '-').replace(/^-|-$/g, '')
  const letters = words.replace(/[^\p{L}\p{M}\p{N}_-]/gu, '').replace(/-+$/, '')
  const hash = sha256(folded).slice(0, 8)
  const part = letters === words ? letters : `${letters}-${hash}`
  // Nothing is left of signs; what no disk can hold, or is very long, gets a name of its own, and so do figures: years have pages.
  return isAddressPart(part) && !/^(?:\d+|index)$/.test(part) ? part : `topic-${hash}`
}

/** Where a topic's page lies in its section, by any of its spellings. */
export function topicPath(name: string): string {
  return `topics/${topicSlug(name)}/index.html`
}

/** The topics of issues, in the order of the alphabet of their language. */
export function topicsOf(heads: readonly IssueHead[], lang: string): Topic[] {
  const found = new Map<string, { name: string; issues: IssueHead[] }>()
  for (const head of heads.toSorted((a, b) => byAppearance(b, a))) {
    for (const name of new Map(head.topics.map((topic) => [topicSlug(topic), topic])).values()) {
      const topic = found.get(topicSlug(name)) ?? { name, issues: [] }
      topic.issues.push(head)
      found.set(topicSlug(name), topic)
    }
  }
  const { compare } = new Intl.Collator(lang)
  return [...found].map(([key, topic]) => ({ slug: key, ...topic })).toSorted((a, b) => compare(a.name, b.name) || compareText(a.slug, b.slug))
}
