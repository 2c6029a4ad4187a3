/**
 * MJML writes left-to-right into every section and cell, since Outlook inherits neither. Here "left" means where lines
 * begin: the view's `dir` and `align` say which side that is, so that an issue in Arabic is set from the right.
 */
export function followDirection(html: string): string {
  return html.replaceAll('direction:ltr', 'direction:{{@root.dir}}').replaceAll('text-align:left', 'text-align:{{@root.align}}').replaceAll('align="left"', 'align="{{@root.align}}"')
}
