/** Text as HTML's text and quoted attribute values have it. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, reference)
}

/**
 * HTML in which these characters are written as character references (HTML §13.1.4): a reader sees the same words, and a
 * service that looks for tags sees none. For text and attribute values only.
 *
 * @param characters  a global pattern of single characters that no reference has
 */
export function escapeCharacters(html: string, characters: RegExp): string {
  return html.replace(characters, reference)
}

function reference(character: string): string {
  return `&#${character.codePointAt(0)};`
}

/**
 * Braces with which a tag may begin: those before another sign of one, at the end of a text, and before a mark, where a tag
 * will stand. Code is full of others, and each reference takes six bytes of what Gmail shows.
 */
export const openingBraces = /\{(?=[{%#$]|$|(?:unsubscribe|viewInBrowser|postalAddress|firstName)[0-9a-f]{16})|%(?=7B)/gi
