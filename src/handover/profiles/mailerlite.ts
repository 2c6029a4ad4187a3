import { openingBraces } from '../characters.js'
import { atMenus, type Profile } from '../profile.js'

/**
 * MailerLite Classic: its tags stand between `{$` and `}`. The fields of its call were not found in its documentation,
 * which is why there is no draft of it.
 */
export const mailerlite: Profile = {
  name: 'mailerlite',
  title: 'MailerLite Classic',
  sources: [
    { certainty: 'confirmed', says: '{$unsubscribe}, which the HTML must have, beside head and body; {$unsubscribe} and {$url}, which the text part must have', address: 'https://developers-classic.mailerlite.com/reference/put-custom-content-to-campaign' },
    { certainty: 'unconfirmed', says: 'what it does with other words behind {$, and that the tags are the same in the new MailerLite', address: null, look: { about: 'any', words: 'in the new MailerLite, which is not MailerLite Classic, the link to unsubscribe works' } },
    { certainty: 'unconfirmed', says: 'the names of its menus', address: null, look: atMenus },
  ],
  webVersion: 'web version',
  html: {
    unsubscribe: '{$unsubscribe}',
    viewInBrowser: () => '{$url}',
    postalAddress: null,
    firstName: null,
  },
  text: {
    unsubscribe: '{$unsubscribe}',
    viewInBrowser: () => '{$url}',
    postalAddress: null,
    firstName: null,
  },
  tags: {
    inHtml: [/\{\$/g],
    inText: [/\{\$/g],
    characters: openingBraces,
    escapeText: null,
    fate: 'MailerLite puts something else where it finds one of its tags, or nothing.',
    takesText: true,
    takesPreheader: false,
  },
  adapt: {},
  draft: null,
  steps: () => [
    'Campaigns, Create campaign, Regular: paste subject.txt as the subject, and check the sender. Leave the preheader empty if you may: the email begins with its own.',
    'Content: choose the custom HTML editor, delete what is there, and paste all of email.html.',
    'Where it asks for the plain text, paste email.txt. Its two tags, {$unsubscribe} and {$url}, must stay in it.',
  ],
}
