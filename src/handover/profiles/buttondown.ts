import { openingBraces } from '../characters.js'
import type { Profile } from '../profile.js'

/** Where Buttondown's API looks for how a body is to be edited. Markdown, its default, would break the HTML. */
const editorMode = '<!-- buttondown-editor-mode: fancy -->\n'

/**
 * Buttondown runs a body as a Django template. Whether the subject is run was not found, so that an escape could show up in it.
 *
 * It makes the text part itself. A new email is sent unless its status says that it is a draft. The call names Fancy mode,
 * while only Naked mode is documented to leave HTML as it is: so whoever makes the call is told to compare.
 */
export const buttondown: Profile = {
  name: 'buttondown',
  title: 'Buttondown',
  sources: [
    { certainty: 'confirmed', says: '{{ unsubscribe_url }}, which an email in Naked mode must have; Naked mode leaves the HTML unchanged, and is a paid feature', address: 'https://docs.buttondown.com/naked-mode' },
    { certainty: 'confirmed', says: '{{ email_url }}', address: 'https://docs.buttondown.com/template-variables-email-url' },
    { certainty: 'confirmed', says: '{% if subscriber.metadata.first_name %} … {% else %} … {% endif %}', address: 'https://docs.buttondown.com/names' },
    { certainty: 'confirmed', says: 'bodies are templates of Django', address: 'https://docs.buttondown.com/using-templating' },
    { certainty: 'confirmed', says: 'the comment that names the editor', address: 'https://docs.buttondown.com/buttondown-editor-mode' },
    { certainty: 'confirmed', says: 'POST /v1/emails with the status `draft`', address: 'https://docs.buttondown.com/api-emails-introduction' },
    { certainty: 'unconfirmed', says: 'secondary_id and canonical_url in that call', address: null, look: { about: 'api', words: 'a draft made by the API has the number of the issue and its page in the archive' } },
    { certainty: 'unconfirmed', says: 'how much of a whole HTML document the fancy editor keeps', address: null, look: { about: 'api', words: 'a draft made by the API looks the same as email.html' } },
  ],
  webVersion: 'page in the web archive',
  html: {
    unsubscribe: '{{ unsubscribe_url }}',
    viewInBrowser: () => '{{ email_url }}',
    postalAddress: null,
    firstName,
  },
  text: {
    unsubscribe: '{{ unsubscribe_url }}',
    viewInBrowser: () => '{{ email_url }}',
    postalAddress: null,
    firstName,
  },
  tags: {
    inHtml: [/\{[{%#]/g],
    inText: [/\{[{%#]/g],
    characters: openingBraces,
    escapeText: null,
    fate: 'Buttondown runs it as an instruction, or deletes it.',
    takesText: false,
    takesPreheader: true,
  },
  adapt: {},
  draft: ({ edition: { head, permalink }, subject, preheader, html }) => ({
    method: 'POST',
    address: 'https://api.buttondown.com/v1/emails',
    key: 'Authorization: Token (key)',
    body: {
      subject,
      body: `${editorMode}${html}`,
      status: 'draft',
      description: preheader,
      ...(permalink !== null && { canonical_url: permalink }),
      ...(head.number !== undefined && { secondary_id: head.number }),
    },
    missing: [],
    after: 'The draft opens in Buttondown’s Fancy mode, and only Naked mode is documented to leave HTML as it is. So compare the draft with email.html, opened in a browser. Where they differ, or when you are not sure, do not use this draft: follow the steps above, which paste email.html in Naked mode.',
  }),
  steps: () => [
    'New email. Choose “Naked mode” in the menu of the editor’s modes (your plan must have it): it is the only one that leaves the HTML as it is.',
    'Paste subject.txt as the subject, and all of email.html as the body. Do not change to Markdown or Fancy, now or later: they may change the HTML.',
    'Details, Metadata: paste preheader.txt as the description, and save.',
    'Buttondown makes the text part itself; email.txt is there for comparison.',
  ],
}

function firstName(fallback: string): string {
  return `{% if subscriber.metadata.first_name %}{{ subscriber.metadata.first_name }}{% else %}${fallback}{% endif %}`
}
