import { pictureKey } from '../markdown/pictures.js'
import { addressKind } from '../markdown/addresses.js'
import { shelfKey } from '../issue/picture-shelf.js'
import { isLocal, isPictured, pictureReferences, publicPictures, type PictureReference } from '../issue/pictures.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import type { IssueCheck } from './check.js'

/**
 * Rules `image-remote`, `image-missing`, `image-alt` and `image-audience`: where pictures come from, and for whom.
 *
 * A picture on somebody else's server tells that server who reads the newsletter, and is gone when the server is. One
 * without a description is nothing to a screen reader, and in a mail program that blocks pictures. One in a block for
 * some would have to lie in the archive, where everybody can fetch it.
 *
 * ok: `![The hemicycle](pictures/hemicycle.jpg)`, `<img src="rule.png" alt="">`
 * not ok: `![](pictures/hemicycle.jpg)`, `![Logo](https://example.org/logo.png)`
 */
export const images: IssueCheck = ({ issue }, newsletter) => {
  const references = pictureReferences(issue, newsletter)
  const open = publicPictures(references)
  const messages = references.flatMap((reference) => judge(reference, open, issue.path))
  // A footnote that several texts refer to is judged for each of them.
  return [...new Map(messages.map((found) => [JSON.stringify(found), found])).values()]
}

function judge(reference: PictureReference, open: ReadonlySet<string>, file: string): Message[] {
  const { address, alt, place } = reference
  const shown = address.length > 80 ? `${address.slice(0, 80)}…` : address
  const messages: Message[] = []
  if (addressKind(address) === 'allowed') {
    messages.push(message('image-remote', file, place, `Unexpected picture from ${shown}, expected none from another server`, 'Put the file beside the issue and name it there, or link to the page that shows it. To keep such pictures, write `checks: { image-remote: warning }` into newsletter.yaml.'))
  }
  if (!isLocal(reference) && /^(?:relative|fragment)$/.test(addressKind(address))) {
    messages.push(message('image-missing', file, place, `Missing name of a picture file in \`${shown}\``, 'What follows `#` or `?` is no part of a name. Write `%23` for a `#` in the name of a file, and `%3F` for a `?`.'))
  }
  if (alt === null) {
    messages.push(message('image-alt', file, place, `Missing description of the picture \`${shown}\``, 'Say what it shows: `![The hemicycle in Brussels](…)`; beside an attribute `alt="…"`, in the front matter `alt: …`. For one that only decorates write `<img src="…" alt="">`, `alt=""` or `alt: ""`.'))
  }
  if (isLocal(reference) && isPictured(reference) && !open.has(shelfKey(reference.use, pictureKey(address)))) {
    messages.push(message('image-audience', file, place, `Unexpected picture \`${shown}\` in a part that only some may see, expected none`, 'Emails fetch their pictures from the archive, which everybody can read. Describe it in words; or show it, in the same way, in a part for everyone too, if all may see it.'))
  }
  return messages
}
