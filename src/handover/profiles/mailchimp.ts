import { atMenus, type Profile } from '../profile.js'

/**
 * Mailchimp's merge tags stand between `*|` and `|*`.
 *
 * They have no escape that its documentation tells of; the preview text is left empty, since the email begins with its own.
 */
export const mailchimp: Profile = {
  name: 'mailchimp',
  title: 'Mailchimp',
  sources: [
    { certainty: 'confirmed', says: '*|UNSUB|* as a link’s address and *|HTML:LIST_ADDRESS_HTML|* in the HTML; without them Mailchimp adds a footer of its own', address: 'http://kb.mailchimp.com/tag/unsubscribe' },
    { certainty: 'confirmed', says: '*|UNSUB|* in the text part', address: 'http://kb.mailchimp.com/article/how-do-i-add-the-unsub-tag-to-my-plain-text-version/' },
    { certainty: 'second-hand', says: '*|LIST:ADDRESS|* in the text part', address: 'https://packagist.org/packages/florian-koerner/chimpdrill', look: { about: 'postalAddress', words: 'the postal address stands at the end of the plain text, too' } },
    { certainty: 'second-hand', says: '*|IF:FNAME|* with *|ELSE:|* for readers without a first name', address: 'https://packagist.org/packages/florian-koerner/chimpdrill', look: { about: 'greeting', words: 'the greeting has your first name, and for a reader without one the word for everybody' } },
    { certainty: 'second-hand', says: 'PUT /3.0/campaigns/{id}/content takes html and plain_text', address: 'https://hexdocs.pm/mailchimp/Mailchimp.Campaign.Content.html', look: { about: 'api', words: 'a campaign whose content came by the API has both the HTML and the plain text' } },
    { certainty: 'second-hand', says: 'the clicks: Create, Email, Regular; Code Your Own, Paste in code', address: 'https://vdocument.in/amp/create-a-custom-templateodt.html', look: atMenus },
    { certainty: 'unconfirmed', says: '*|ARCHIVE|* for the web version', address: null, look: { about: 'webVersion', words: 'the link to read in the browser leads to this email’s web page' } },
    { certainty: 'unconfirmed', says: 'that merge tags work in the subject, and that what is no tag is left as it is', address: null },
    { certainty: 'unconfirmed', says: 'the names “Edit Plain-Text” and “Send a Test Email”', address: null, look: atMenus },
  ],
  webVersion: 'campaign page, listed in the campaign archive',
  html: {
    unsubscribe: '*|UNSUB|*',
    viewInBrowser: () => '*|ARCHIVE|*',
    postalAddress: '*|HTML:LIST_ADDRESS_HTML|*',
    firstName: (fallback) => `*|IF:FNAME|**|FNAME|**|ELSE:|*${fallback}*|END:IF|*`,
  },
  text: {
    unsubscribe: '*|UNSUB|*',
    viewInBrowser: () => '*|ARCHIVE|*',
    postalAddress: '*|LIST:ADDRESS|*',
    firstName: (fallback) => `*|IF:FNAME|**|FNAME|**|ELSE:|*${fallback}*|END:IF|*`,
  },
  tags: {
    inHtml: [/\*\|/g],
    inText: [/\*\|/g],
    characters: /[*|]|%(?=2A|7C)/gi,
    escapeText: null,
    fate: 'Mailchimp puts something else where it finds one of its merge tags, or nothing.',
    takesText: true,
    takesPreheader: false,
  },
  adapt: {},
  draft: ({ html, text }) => ({
    method: 'PUT',
    address: '/3.0/campaigns/{campaign id}/content, on the server that your API key names at its end',
    key: 'Authorization: Basic (any name, and the API key as the password)',
    body: { html, plain_text: text },
    missing: ['the campaign itself: create it in Mailchimp first (the steps above), and take its number from there'],
  }),
  steps: ({ newsletter }) => [
    'Choose Create, then Email, then Regular.',
    'To: choose the audience. From: check the name and the address. Subject: paste subject.txt. Leave the preview text empty: the email begins with its own.',
    'Content: choose Code your own, then Paste in code. Delete the example, paste all of email.html, and save.',
    'Open Edit Plain-Text and replace what is there with email.txt.',
    ...(newsletter.address === undefined ? ['newsletter.yaml has no `address`. Mailchimp demands a postal address and adds a footer with it.'] : ['The postal address in the email is the one that your audience’s settings have: check it there.']),
  ],
}
