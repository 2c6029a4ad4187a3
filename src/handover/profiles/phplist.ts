import type { Profile } from '../profile.js'

const placeholders =
  'UNSUBSCRIBE|UNSUBSCRIBEURL|JUMPOFF|JUMPOFFURL|BLACKLIST|BLACKLISTURL|FORWARD|FORWARDURL|FORWARDFORM|FORWARDEDBY|PREFERENCES|PREFERENCESURL|CONFIRMATIONURL|SUBSCRIBE|SUBSCRIBEURL|CONTACT|CONTACTURL|MESSAGEID|USERID|SUBJECT|FROMNAME|FROMEMAIL|ID|UNIQID|EMAIL|LISTS|CONTENT|FOOTER|SIGNATURE|USERTRACK|LOGO|WEBSITE|DOMAIN|ORGANI[SZ]ATION_NAME|VIEWBROWSER|VIEWBROWSERURL'

/** What attributes of readers are usually called: each phpList has others, and names of its own choosing. */
const attributes = 'NAME|FIRST ?NAME|LAST ?NAME|SURNAME|FULL ?NAME|TITLE|SALUTATION|GENDER|COMPANY|ORGANI[SZ]ATION|ADDRESS|STREET|CITY|TOWN|POST ?CODE|ZIP|COUNTRY|STATE|PHONE|TELEPHONE|LANGUAGE|BIRTHDAY'

/**
 * Its own placeholders, in any case; what has a fallback, which begins at the first bracket of its line and ends at the
 * next closing one, on whatever line; and the usual attributes. Other words in brackets it leaves as they are.
 */
const patterns = [new RegExp(`\\[(?:${placeholders})\\]`, 'gi'), /\[(?:URL|FORWARD|LOGO):[^\s\]]{1,2000}\]/gi, /\[.{0,2000}?%%(?!\])/g, new RegExp(`\\[(?:${attributes})\\]`, 'gi')]

/**
 * phpList replaces words in brackets, `[NAME]` or `[NAME%%fallback]`, in any case.
 *
 * It no longer deletes the brackets that are left, which would have taken Outlook's comments along. But a fallback that is
 * left is looked for from the first bracket of its line: so none may stand before the first name on its line. What has no
 * `[SIGNATURE]` gets one at its end, with a visible `\n` before it; so it has both of what would be added.
 */
export const phplist: Profile = {
  name: 'phplist',
  title: 'phpList',
  sources: [
    { certainty: 'confirmed', says: '[UNSUBSCRIBEURL] is an address ([UNSUBSCRIBE] is a whole link, in the HTML); [FOOTER] and [SIGNATURE]; no deletion of other brackets; how a fallback is found', address: 'https://github.com/phpList/phplist3/blob/main/public_html/lists/admin/sendemaillib.php' },
    { certainty: 'confirmed', says: '[NAME%%fallback], for an attribute of that name in any case', address: 'https://github.com/phpList/phplist3/blob/main/public_html/lists/admin/lib.php' },
    { certainty: 'confirmed', says: 'the steps of a campaign, and “Send test”', address: 'https://www.phplist.org/manual/books/phplist-manual/chapter/designing-and-assessing-your-campaigns/' },
    { certainty: 'unconfirmed', says: 'that the editor’s source view keeps the head and Outlook’s comments as they are', address: null, look: { about: 'any', words: 'in Outlook for Windows, if you can get hold of one, the email looks as it does elsewhere' } },
    { certainty: 'unconfirmed', says: 'that your phpList has an attribute FIRSTNAME', address: null, look: { about: 'greeting', words: 'the greeting has your first name, which your phpList must know as FIRSTNAME' } },
    { certainty: 'unconfirmed', says: 'whether placeholders are replaced in the subject', address: null },
  ],
  webVersion: null,
  html: {
    unsubscribe: '[UNSUBSCRIBEURL]',
    viewInBrowser: null,
    postalAddress: null,
    firstName: (fallback) => `[FIRSTNAME%%${fallback}]`,
  },
  text: {
    unsubscribe: '[UNSUBSCRIBEURL]',
    viewInBrowser: null,
    postalAddress: null,
    firstName: (fallback) => `[FIRSTNAME%%${fallback}]`,
  },
  tags: {
    inHtml: patterns,
    inText: patterns,
    characters: /\[|%(?=5B)/gi,
    escapeText: null,
    fate: 'phpList puts something else where it finds one of its placeholders or the name of an attribute, and deletes what stands before %%.',
    takesText: true,
    takesPreheader: false,
  },
  adapt: { notBeforeFirstName: '[', ending: '[FOOTER]\n[SIGNATURE]\n' },
  draft: null,
  steps: ({ firstNameFallback }) => [
    'Campaigns, Send a campaign. Content: paste subject.txt as the subject. Change the editor to its source view, and paste all of email.html there. Do not change back to the view without code: it rewrites the HTML.',
    'Format: choose no template. The email brings its own.',
    'If there is a tab Text, paste email.txt there. Without that tab (USE_MANUAL_TEXT_PART is off) phpList makes the text from the HTML.',
    'At its end the email has phpList’s own footer and signature, which phpList would add in any case: check what they say.',
    ...(firstNameFallback === null ? [] : [`Readers are greeted with the attribute FIRSTNAME, those without one as “${firstNameFallback}”. If yours has another name, change FIRSTNAME in email.html and email.txt into it.`]),
  ],
}
