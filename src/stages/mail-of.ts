import type { IssueHead } from '../issue/parse-issue.js'
import { subjectOf } from '../issue/view.js'
import { stringsFor } from '../language/strings.js'
import type { MailMessage } from '../mail/compose.js'
import { embedPictures } from '../mail/embed.js'
import { listHeadersOf } from '../mail/list-headers.js'
import { mailHost } from '../mail/mail-host.js'
import { mailDate } from '../mail/message-date.js'
import type { BuildContext } from './issue-stage.js'
import type { PictureStore } from './picture-store.js'
import type { RenderedEmail } from './rendered-emails.js'
import { picturesAt } from './shown-pictures.js'

/** An edition as a message to nobody yet: what its .eml file holds. */
export async function mailOf(head: IssueHead, { audience, html, text, pictures: shown }: Omit<RenderedEmail, 'path'>, { newsletter, templates }: Pick<BuildContext, 'newsletter' | 'templates'>, pictures: Pick<PictureStore, 'artefact'>): Promise<MailMessage> {
  const { sender, name, url, timezone, email } = newsletter
  const strings = stringsFor(head.lang, new Map(Object.entries(templates.strings)))
  const body = email.images === 'embedded' ? embedPictures(html, { base: url, pictures: await picturesAt(shown, pictures) }) : { html, pictures: [] }
  return {
    from: sender.email === undefined ? null : { name: sender.name ?? name, address: sender.email },
    replyTo: sender.replyTo ?? null,
    to: [],
    subject: subjectOf(head, strings),
    date: mailDate(head, timezone),
    listHeaders: listHeadersOf(newsletter, audience),
    ...body,
    text,
    seed: null,
    messageIdHost: mailHost(url),
  }
}
