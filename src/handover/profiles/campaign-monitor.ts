import { atMenus, type Profile } from '../profile.js'

const elements = 'unsubscribe|webversion|preferences|forwardtoafriend|singleline|multiline|repeater|layout|tableofcontents|currentday|currentmonth|currentmonthname|currentyear'
const words = 'unsubscribe|webversion|preferences|forwardtoafriend|firstname|lastname|fullname|email|listid|subscriberid|currentday|currentdayname|currentmonth|currentmonthname|currentyear'

const patterns = [new RegExp(`</?(?:${elements})\\b`, 'gi'), new RegExp(`\\[(?:${words})\\]`, 'gi'), /\[[^\][]*,\s*fallback\s*=/gi, /\[(?:else)?if:/gi]

/**
 * Campaign Monitor's links are elements of their own in the HTML, `<unsubscribe>…</unsubscribe>`, and words in brackets
 * in the text part and for what it knows of a reader: `[firstname,fallback=…]`.
 *
 * Its call for a draft takes no HTML but a public address to fetch it from, which would publish what is for members.
 */
export const campaignMonitor: Profile = {
  name: 'campaign-monitor',
  title: 'Campaign Monitor',
  sources: [
    { certainty: 'confirmed', says: 'the call for a draft wants a public address of the HTML (HtmlUrl) and has no field for the HTML itself', address: 'https://github.com/campaignmonitor/createsend-php/blob/master/csrest_campaigns.php' },
    { certainty: 'second-hand', says: '<unsubscribe> in many templates; [unsubscribe] in text', address: 'https://github.com/webguyio/generic-email', look: { about: 'any', words: 'the link to unsubscribe leads to Campaign Monitor’s page for your test address' } },
    { certainty: 'second-hand', says: '<webversion> in many templates', address: 'https://github.com/webguyio/generic-email', look: { about: 'webVersion', words: 'the link to read in the browser leads to this email’s web page' } },
    { certainty: 'unconfirmed', says: '[webversion] in the text part', address: null, look: { about: 'webVersion', words: 'the plain text has an address in that place, too' } },
    { certainty: 'unconfirmed', says: '[firstname,fallback=…] in this spelling', address: null, look: { about: 'greeting', words: 'the greeting has your first name, and for a reader without one the word for everybody' } },
    { certainty: 'unconfirmed', says: 'which words in brackets it takes for its own besides, and that it leaves others as they are', address: null, look: { about: 'brackets', words: 'words in square brackets [such as these] are all there' } },
    { certainty: 'unconfirmed', says: 'the names of its menus', address: null, look: atMenus },
  ],
  webVersion: 'web version',
  html: {
    unsubscribe: { element: 'unsubscribe' },
    viewInBrowser: () => ({ element: 'webversion' }),
    postalAddress: null,
    firstName: (fallback) => `[firstname,fallback=${fallback}]`,
  },
  text: {
    unsubscribe: '[unsubscribe]',
    viewInBrowser: () => '[webversion]',
    postalAddress: null,
    firstName: (fallback) => `[firstname,fallback=${fallback}]`,
  },
  tags: {
    inHtml: patterns,
    inText: patterns,
    characters: /\[|%(?=5B)/gi,
    escapeText: null,
    fate: 'Campaign Monitor puts something of its own where it finds one of its tags.',
    takesText: true,
    takesPreheader: false,
  },
  adapt: {},
  draft: null,
  steps: () => [
    'Create a campaign. Paste subject.txt as its subject, and check the sender. Leave a preview text empty if you are asked for one: the email begins with its own.',
    'For the content choose to import your own code, and upload email.html. If it asks for pictures, none are needed: the email loads them from the archive.',
    'For the plain text, replace what Campaign Monitor has made with email.txt.',
  ],
}
