import { isDangerousTag, isKnownTag, rawTags } from '../markdown/raw-html.js'
import type { Message } from '../messages/message.js'
import { message, placeOf } from '../messages/report.js'
import type { IssueCheck } from './check.js'

/**
 * Rules `raw-html` and `raw-html-unknown`: HTML within Markdown.
 *
 * ok: `H<sub>2</sub>O`, `<abbr title="…">EFC</abbr>`
 * not ok: `<script>`, `<iframe>`, `<img onerror=…>` (never published); `Vec<T>` (a browser would swallow the `<T>`)
 */
export const rawHtml: IssueCheck = ({ issue, html }) => {
  const messages: Message[] = []
  for (const node of html) {
    for (const tag of rawTags(node)) {
      if (tag.closing) continue
      const place = placeOf(tag.position)
      if (isDangerousTag(tag)) {
        const handler = tag.attributes.find(({ name }) => name.startsWith('on'))?.name
        const found = handler === undefined ? `<${tag.name}>` : `${handler}="…"`
        messages.push(message('raw-html', issue.path, place, `Unexpected \`${found}\`, expected Markdown`, 'Nothing in a newsletter runs, loads or submits anything. Delete it, or link to a page that offers it.'))
      } else if (!isKnownTag(tag)) {
        messages.push(message('raw-html-unknown', issue.path, place, `Unexpected \`<${tag.written}>\`, expected an HTML element or a backslash`, `It is printed as it stands. If that is meant, write \`\\<${tag.written}>\` or put it between backticks.`))
      }
    }
  }
  return messages
}
