import { visit } from 'unist-util-visit'
import { addressKind } from '../markdown/addresses.js'
import { rawTags } from '../markdown/raw-html.js'
import type { Message } from '../messages/message.js'
import { message, placeOf } from '../messages/report.js'
import type { IssueCheck } from './check.js'

/**
 * Rules `image-remote` and `image-local`: where pictures come from.
 *
 * A picture on somebody else's server tells that server who reads the newsletter, and is gone when the server is.
 * A picture beside the Markdown file is not copied yet, so that readers would see a gap.
 */
export const images: IssueCheck = ({ issue, root, html }) => {
  const messages: Message[] = []
  const judge = (address: string, position: Parameters<typeof placeOf>[0]): void => {
    const kind = addressKind(address)
    if (kind === 'allowed') {
      messages.push(message('image-remote', issue.path, placeOf(position), `Unexpected picture from ${address.slice(0, 80)}, expected none from another server`, 'Link to the page that shows it. To keep such pictures, write `checks: { image-remote: warning }` into newsletter.yaml.'))
    } else if (kind === 'relative') {
      messages.push(message('image-local', issue.path, placeOf(position), `Unexpected picture \`${address.slice(0, 80)}\`, expected an issue without picture files`, 'This version does not publish picture files. Describe what it shows, or link to it.'))
    }
  }
  visit(root, 'image', (node) => judge(node.url, node.position))
  // A browser reads <image> as <img>.
  for (const tag of html.flatMap(rawTags)) if (tag.name === 'img' || tag.name === 'image') for (const { name, value } of tag.attributes) if (name === 'src') judge(value, tag.position)
  return messages
}
