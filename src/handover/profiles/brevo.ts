import { openingBraces } from '../characters.js'
import { atMenus, type Profile } from '../profile.js'

/**
 * Brevo's template language resembles Django's: `{{ … }}`, `{% … %}`, `{# … #}`. Its documentation tells of no escape.
 *
 * A campaign has no field for a text part; Brevo makes it from the HTML.
 */
export const brevo: Profile = {
  name: 'brevo',
  title: 'Brevo',
  sources: [
    { certainty: 'confirmed', says: '{{ contact.ATTRIBUTE }}, {% if %} and filters are evaluated', address: 'https://help.brevo.com/hc/en-us/articles/4402386448530' },
    { certainty: 'confirmed', says: 'POST /v3/emailCampaigns makes a draft; `name` and `sender` are required; exactly one of htmlContent, htmlUrl, templateId', address: 'https://developers.brevo.com/reference/create-email-campaign.md' },
    { certainty: 'confirmed', says: 'the other fields of a campaign: mirrorActive; none for a text part; the subject is evaluated, too', address: 'https://github.com/getbrevo/brevo-php/blob/main/docs/Model/CreateEmailCampaign.md' },
    { certainty: 'second-hand', says: '{{ unsubscribe }} as a link’s address, in many templates', address: null, look: { about: 'any', words: 'the link to unsubscribe leads to Brevo’s page for your test address' } },
    { certainty: 'second-hand', says: '{{ mirror }} as a link’s address, in many templates', address: null, look: { about: 'webVersion', words: 'the link to read in the browser leads to this email’s web page' } },
    { certainty: 'unconfirmed', says: 'the spelling of the filter `default`', address: null, look: { about: 'greeting', words: 'a reader without a first name is greeted with the word for everybody' } },
    { certainty: 'unconfirmed', says: 'the menu entry for pasted HTML, and “Preview & test”', address: null, look: atMenus },
  ],
  webVersion: 'mirror page',
  html: {
    unsubscribe: '{{ unsubscribe }}',
    viewInBrowser: () => '{{ mirror }}',
    postalAddress: null,
    firstName: (fallback) => `{{ contact.FIRSTNAME|default:'${fallback}' }}`,
  },
  text: {
    unsubscribe: '{{ unsubscribe }}',
    viewInBrowser: () => '{{ mirror }}',
    postalAddress: null,
    firstName: (fallback) => `{{ contact.FIRSTNAME|default:'${fallback}' }}`,
  },
  tags: {
    inHtml: [/\{[{%#]/g],
    inText: [/\{[{%#]/g],
    characters: openingBraces,
    escapeText: null,
    fate: 'Brevo runs it as an instruction of its template language, or deletes it.',
    takesText: false,
    takesPreheader: false,
  },
  adapt: {},
  draft: ({ edition: { newsletter, audience }, name, subject, html }) => {
    const { sender } = newsletter
    return {
      method: 'POST',
      address: 'https://api.brevo.com/v3/emailCampaigns',
      key: 'api-key',
      body: {
        name,
        subject,
        ...(sender.email !== undefined && { sender: { name: sender.name ?? newsletter.name, email: sender.email } }),
        ...(sender.replyTo !== undefined && { replyTo: sender.replyTo }),
        htmlContent: html,
        mirrorActive: audience === 'public',
      },
      missing: sender.email === undefined ? ['`sender`, such as {"name": "…", "email": "…"}: newsletter.yaml has no `sender.email`; it must be a sender that Brevo has verified'] : [],
    }
  },
  steps: () => [
    'Create an email campaign. Choose the sender, paste subject.txt as the subject, and leave the preview text empty: the email begins with its own.',
    'Design: Start designing, Start from scratch, then the editor for your own HTML code. Delete what is there and paste all of email.html.',
    'Leave Brevo’s own header and footer out: the email has its own.',
    'Brevo makes the text part itself; email.txt is there for comparison.',
  ],
}
