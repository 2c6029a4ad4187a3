// Where the HTML of an email names its pictures. It is our own HTML: made by templates and by our trees.

/** A picture's tag, Outlook's VML too: text has no `<`, and an attribute no quotation mark, that is not escaped. */
const image = /<(?:img|v:image|v:imagedata|v:fill) (?:[^">]|"[^"]*")*>/gi

/** One attribute after the other: words in one may look like another. */
const attribute = / ([a-z:-]+)="([^"]*)"/gi

/** The same HTML with other addresses of its pictures; one for which `map` has null stays as it was written. */
export function withImageSources(html: string, map: (address: string) => string | null): string {
  return html.replace(image, (tag) =>
    tag.replace(attribute, (written: string, name: string, value: string) => {
      const address = name.toLowerCase() === 'src' ? map(unescaped(value)) : null
      return address === null ? written : ` ${name}="${escapedAttribute(address)}"`
    }),
  )
}

/** Text as it stands between quotation marks in HTML. */
export function escapedAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
}

/** Handlebars writes `&amp;` and `&#x3D;`, and our HTML `&#x26;`. */
function unescaped(text: string): string {
  return text.replace(/&#x([0-9a-f]{1,6});/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).replaceAll('&amp;', '&')
}
