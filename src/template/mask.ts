import { generated, splice, type Source } from './source.js'
import { scanTags, type Tag } from './tags.js'

/** A template whose Handlebars tags are words, so that nothing in a tag can be taken for markup. */
export interface Masked {
  readonly source: Source
  /** The tags that became words. Comments are not among them: they vanish. */
  readonly tags: readonly Tag[]
  /** The tags whose words stand in a text, once for each time. */
  tagsIn(text: string): Tag[]
  /** A text with the tags back in place of their words. */
  unmask(text: string): string
}

/** Replaces each tag by a word of its own that occurs nowhere else in the template. */
export function mask(source: Source): Masked {
  const all = scanTags(source.text)
  const tags = all.filter(({ kind }) => kind !== 'comment')
  const stem = freeWord(source.text)
  const words = new RegExp(`${stem}(\\d+)x`, 'g')
  const edits = all.map((tag) => ({
    start: tag.start,
    end: tag.end,
    with: generated(tag.kind === 'comment' ? '' : `${stem}${tags.indexOf(tag)}x`, source, tag.start),
  }))
  return {
    source: splice(source, edits),
    tags,
    tagsIn: (text) => Array.from(text.matchAll(words), ({ 1: index }) => tags[Number(index)]).filter((tag) => tag !== undefined),
    unmask: (text) => text.replace(words, (word, index: string) => tags[Number(index)]?.text ?? word),
  }
}

function freeWord(text: string): string {
  let word = 'hbs'
  while (text.includes(word)) word += 's'
  return word
}
