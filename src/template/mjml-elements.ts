/** What is known of MJML 5 beyond its own validation: where it stays silent about what it drops, and what it must not do here. */

/** Elements whose content is HTML and is kept as it is: MJML's "ending tags" (`endingTag` of its components). */
export const endingElements: readonly string[] = [
  'mj-accordion-text', 'mj-accordion-title', 'mj-breakpoint', 'mj-button', 'mj-carousel-image', 'mj-navbar-link',
  'mj-preview', 'mj-raw', 'mj-social-element', 'mj-style', 'mj-table', 'mj-text', 'mj-title',
]

/** Elements of the layout, which no included file has a second time. */
export const layoutElements: readonly string[] = ['mjml', 'mj-head', 'mj-body']

const notDeterministic = 'Its HTML holds random identifiers, so the same issue would give other bytes with every build.'

/** Elements that are refused, and why. */
export const refusedElements: ReadonlyMap<string, string> = new Map([
  ['mj-accordion', 'It needs what most mail clients drop, and loads its icons from somebody else’s server. Show the text.'],
  ['mj-carousel', `${notDeterministic} Show the images one below the other.`],
  ['mj-font', 'It makes every reader’s mail client call somebody else’s server. Name fonts that the reader’s system has.'],
  ['mj-navbar', `${notDeterministic} Write links into <mj-text>.`],
  ['mj-preview', 'Its white text of 1px counts as hidden text for spam filters. Use the layout’s own hidden preheader.'],
  ['mj-social', 'It loads its icons from somebody else’s server. Write links into <mj-text>.'],
])

/** Attributes that MJML does not ask for, but readers need: it would write `lang="und"` and `alt=""`. */
export const requiredAttributes: ReadonlyMap<string, { readonly names: readonly string[]; readonly note: string }> = new Map([
  ['mjml', { names: ['lang', 'dir'], note: 'Write <mjml lang="{{lang}}" dir="{{dir}}">: screen readers choose the voice by it.' }],
  ['mj-image', { names: ['alt'], note: 'Say what the image shows, or write alt="" when it only decorates.' }],
])

/** Attributes of MJML elements in which Handlebars may stand. */
export const openAttributes: readonly string[] = ['href', 'src', 'alt', 'title', 'lang', 'dir']

/** What a template author may rely on; the note of most messages about what would be lost. */
export const contract = 'Handlebars may stand in text, in href, src, alt and title, and between components inside <mj-raw>. MJML drops what stands elsewhere.'
