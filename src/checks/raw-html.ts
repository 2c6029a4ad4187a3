import { isClosed, isDangerousTag, isKnownTag, positionIn, rawTags, unshown } from '../markdown/raw-html.js'
import type { Message } from '../messages/message.js'
import { message, placeOf } from '../messages/report.js'
import type { IssueCheck } from './check.js'

/**
 * Rules `raw-html`, `raw-html-unclosed` and `raw-html-unknown`: HTML within Markdown.
 *
 * ok: `H<sub>2</sub>O`, `<abbr title="…">EFC</abbr>`
 * not ok: `<script>`, `<iframe>`, `<img onerror=…>` (never published); `<!-- …` or `<div` without an end (they swallow
 * the words that follow); `Vec<T>` (a browser would swallow the `<T>`)
 */
export const rawHtml: IssueCheck = ({ issue, html }) => {
  const messages: Message[] = []
  for (const node of html) {
    for (const { 0: markup, index } of node.value.matchAll(unshown)) {
      // A comment in a comment: the first one's end was forgotten, and the second one's ends both.
      if (isClosed(markup) && !markup.includes('<!--', 4)) continue
      const [opening, closing] = markup.startsWith('<!--') ? ['<!--', '-->'] : markup.startsWith('<?') ? ['<?', '?>'] : ['<!', '>']
      messages.push(message('raw-html-unclosed', issue.path, placeOf(positionIn(node, index, opening.length)), `Unclosed \`${opening}\`, expected \`${closing}\` after it`, 'All that follows is left out. Close it where it ends, or delete it.'))
    }
    for (const tag of rawTags(node)) {
      if (tag.closing) continue
      const place = placeOf(tag.position)
      if (isDangerousTag(tag)) {
        const handler = tag.attributes.find(({ name }) => name.startsWith('on'))?.name
        const found = handler === undefined ? `<${tag.name}>` : `${handler}="…"`
        messages.push(message('raw-html', issue.path, place, `Unexpected \`${found}\`, expected Markdown`, 'Nothing in a newsletter runs, loads or submits anything. Delete it, or link to a page that offers it.'))
      } else if (!tag.complete && isKnownTag(tag)) {
        messages.push(message('raw-html-unclosed', issue.path, place, `Unclosed \`<${tag.written}\`, expected \`>\` after it`, 'What follows is taken for a part of the tag, and left out. Close the tag, with no empty line in it.'))
      } else if (!isKnownTag(tag)) {
        messages.push(message('raw-html-unknown', issue.path, place, `Unexpected \`<${tag.written}>\`, expected an HTML element or a backslash`, `It is printed as it stands. If that is meant, write \`\\<${tag.written}>\` or put it between backticks.`))
      }
    }
  }
  return messages
}
