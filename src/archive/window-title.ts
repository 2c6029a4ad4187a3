/** Characters that a title may have in the source of a page: what browsers and search engines show of one is shorter still. */
const longest = 70

/** The `<title>` of a page: all of it where there is room, else the page's own title, if need be without its end. The `<h1>` has the whole. */
export function windowTitle(title: string, whole: string): string {
  if (length(whole) <= longest) return whole
  if (length(title) <= longest) return title
  const characters = [...title]
  const start = characters.slice(0, characters.findLastIndex((_, end) => length(`${characters.slice(0, end).join('')}…`) <= longest)).join('')
  const space = start.lastIndexOf(' ')
  // Not every script has spaces, and one word may be longer than any title.
  const words = space > start.length / 2 ? start.slice(0, space) : start
  return `${words.replace(/[\s,;:–—-]+$/u, '')}…`
}

/** In UTF-16 code units, with the references that templates write for characters that HTML or its attributes would misread. */
function length(text: string): number {
  return text.replace(/[&<>"'`=]/g, '&#x27;').length
}
