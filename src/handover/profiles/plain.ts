import { noSpellings, type Profile } from '../profile.js'

/** No service: a mail program, or a mailing list that one writes to. Every place has the newsletter's own addresses. */
export const plain: Profile = {
  name: 'plain',
  title: 'a mail program',
  sources: [
    {
      certainty: 'unconfirmed',
      says: 'that Thunderbird and the classic Outlook open *.draft.eml as a message to be finished, and that the new Outlook does not',
      address: null,
      look: { about: 'any', words: 'the draft opens as a message that can be changed: Thunderbird and the classic Outlook should do so, the new Outlook should not' },
    },
  ],
  webVersion: null,
  html: noSpellings,
  text: noSpellings,
  tags: null,
  adapt: {},
  draft: null,
  steps: ({ extra, newsletter: { sender, list } }) => {
    const draft = extra.find(({ name }) => name.endsWith('.draft.eml'))?.name
    const whole = extra.find(({ name }) => name.endsWith('.eml') && name !== draft)?.name
    const pasted = 'Or, in a program that takes HTML: make a new message, paste subject.txt as its subject, and insert email.html as HTML.'
    const asItIs = (file: string): string =>
      sender.email === undefined
        ? `Leave ${file} alone: it names no sender, so it cannot be sent as it is. Write \`sender: { email: … }\` into newsletter.yaml, and make this folder again, to have one that can.`
        : `Who has a program that sends .eml files as they are takes ${file}. It has the headers of a mailing list${list.unsubscribe === undefined ? '' : ' and the button to unsubscribe'}, which a message sent from a mail program loses.`
    return [
      ...(draft === undefined ? [] : [`Open ${draft} with Thunderbird or the classic Outlook: it becomes a message that you can still change, with HTML and text.`]),
      pasted,
      ...(whole === undefined ? [] : [asItIs(whole)]),
      'Put nobody but yourself into “To”: what comes first is a test. (Later, readers’ addresses belong into “Bcc”, where nobody sees the others’, and the address of a mailing list into “To”.)',
    ]
  },
}
