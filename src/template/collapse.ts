const kept = String.raw`<(pre|textarea)\b[\s\S]*?<\/\1\s*>`
// Not \s: a no-break space is a character of the text.
const lineBreak = String.raw`[ \t\f]*\r?\n[ \t\r\n\f]*`
const pattern = new RegExp(`${kept}|${lineBreak}`, 'gi')

/**
 * HTML without the indentation that MJML gives it: every run of white space with a line break in it becomes one line break.
 *
 * White space stays white space, so words and inline elements keep their distance; a Handlebars tag alone on its line
 * stays alone on it, and conditional comments keep their meaning. `<pre>` and `<textarea>` are left alone;
 * `white-space: pre` on other elements is not looked for.
 */
export function collapse(html: string): string {
  return html.replace(pattern, (run: string, element: string | undefined) => (element === undefined ? '\n' : run)).trim() + '\n'
}
