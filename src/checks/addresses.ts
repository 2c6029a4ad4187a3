import { visit } from 'unist-util-visit'
import { addressKind } from '../markdown/addresses.js'
import { rawTags } from '../markdown/raw-html.js'
import { message, placeOf } from '../messages/report.js'
import type { Message } from '../messages/message.js'
import type { IssueCheck } from './check.js'

/**
 * Rules `url-unsafe` and `url-scheme`: where links and pictures lead.
 *
 * ok: `[report](https://example.org)`, `[write to us](mailto:news@example.org)`
 * not ok: `[report](javascript:alert(1))`, `[report](//example.org)`, `[archive](ftp://example.org)`
 */
export const addresses: IssueCheck = ({ issue, root, html }) => {
  const messages: Message[] = []
  const judge = (address: string, position: Parameters<typeof placeOf>[0]): void => {
    const kind = addressKind(address)
    const shown = address.length > 80 ? `${address.slice(0, 80)}…` : address
    if (kind === 'unsafe') {
      messages.push(message('url-unsafe', issue.path, placeOf(position), `Unexpected address \`${shown}\`, expected one that begins with https://, http://, mailto: or tel:`, 'Such an address can run code, hide where it leads or reach into the reader’s machine. Write the full https:// address.'))
    } else if (kind === 'foreign') {
      messages.push(message('url-scheme', issue.path, placeOf(position), `Unexpected address \`${shown}\`, expected https://, http://, mailto: or tel:`, 'Mail programs do not open it; its text is kept without the link. Link to a page that tells more.'))
    }
  }
  visit(root, (node) => {
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') judge(node.url, node.position)
  })
  for (const tag of html.flatMap(rawTags)) {
    for (const { name, value } of tag.attributes) if (/^(href|src|cite|poster|action|longdesc)$/.test(name)) judge(value, tag.position)
  }
  return messages
}
