import { gunzipSync } from 'node:zlib'
import type { Archive } from './archive.js'

/** Files that hold one of some words, in their text or their name, written in any of the ways in which text is written. */
export function leaks({ files }: Archive, words: readonly string[]): string[] {
  const texts = [...files].map(([path, contents]) => [path, searchable(path, contents)] as const)
  return words.flatMap((word) => {
    const forms = plainForms(word)
    const exact = base64Forms(word)
    return texts.flatMap(([path, { text, folded }]) => (forms.some((form) => folded.includes(form)) || exact.some((form) => text.includes(form)) ? [`${word} in ${path}`] : []))
  })
}

/** Folded lines of calendars in one, what is packed with gzip unpacked; and the same in small letters, since search stores no others. */
function searchable(path: string, contents: Buffer): { text: string; folded: string } {
  const isPacked = contents[0] === 0x1f && contents[1] === 0x8b
  const whole = (isPacked ? gunzipSync(contents) : contents).toString('utf8')
  const text = `${path}\n${path.endsWith('.ics') ? whole.replace(/\r\n[ \t]/g, '') : whole}`
  return { text, folded: text.toLowerCase() }
}

function plainForms(word: string): string[] {
  const references = [...word].map((character) => `&#x${character.charCodeAt(0).toString(16)};`).join('')
  return [word, encodeURIComponent(word), references, Buffer.from(word).toString('hex')].map((form) => form.toLowerCase())
}

/** What is the same in all base64 that holds the word, at each of the three places in which it can begin; words of six letters and more. */
function base64Forms(word: string): string[] {
  const spellings = [word, `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`]
  return spellings.flatMap((spelling) => [0, 1, 2].map((shift) => Buffer.from(`${' '.repeat(shift)}${spelling}`).toString('base64').slice(shift === 0 ? 0 : 4).replace(/.{2}=*$/, '')))
}
