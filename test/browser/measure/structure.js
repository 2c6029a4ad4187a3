// Runs in the browser: what the tests ask of a page's structure, of its keyboard and of its print. Loaded into every page by open.ts.
globalThis.measure = {
  ...globalThis.measure,

  /** The levels of the headings, in order; the links within the page; the titles of blocks that such a link leads to. */
  structure: () => {
    const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    const anchors = [...document.querySelectorAll('a[href^="#"]')].map((link) => {
      const id = decodeURIComponent(link.hash.slice(1))
      const target = document.getElementById(id)
      const names = [...document.getElementsByName(id)]
      return { id, text: link.textContent, ids: document.querySelectorAll(`[id="${CSS.escape(id)}"]`).length, target: target?.textContent.trim() ?? null, isNamed: names.length === 1 && names.every((name) => target?.contains(name)) }
    })
    const titles = headings.filter(({ id }) => anchors.some((anchor) => anchor.id === id)).map(({ textContent }) => textContent.trim())
    return { headings: headings.map(({ tagName }) => Number(tagName[1])), anchors, titles }
  },

  /** What an element is, as far as it makes a difference to axe.ts. */
  nature: (selector) => {
    const element = document.querySelector(selector)
    const table = element.closest('table')
    if (element.matches('a[aria-label]') && !/\p{L}/u.test(element.textContent)) return 'sign'
    return element.matches('td, th') && table.scrollWidth > table.clientWidth ? 'scrolled cell' : 'text'
  },

  links: () => document.querySelectorAll('a[href]').length,

  /** What has the focus: its place among all links (null when it is none), its first line's box on the page, and how one sees it. */
  focus: () => {
    const link = document.activeElement
    const index = [...document.querySelectorAll('a[href]')].indexOf(link)
    const [{ left, right, top, bottom }] = link.getClientRects()
    const { outlineStyle, outlineWidth } = getComputedStyle(link)
    return {
      link: index === -1 ? null : index,
      box: { left, right, top: top + scrollY, bottom: bottom + scrollY },
      isInView: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
      isSeen: link.matches(':focus-visible') && outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1,
    }
  },
  isInView: (selector) => {
    const { top, left, bottom, right, width, height } = document.querySelector(selector).getBoundingClientRect()
    return width > 0 && height > 0 && top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth
  },
  focusIsIn: (selector) => [...document.querySelectorAll(selector)].some((element) => element.contains(document.activeElement)),

  /** What a printer would see: the elements that are left out, and what is put after each outward link. */
  isShown: (selector) => document.querySelector(selector)?.checkVisibility() ?? false,
  afterLinks: (selector) => [...document.querySelectorAll(selector)].map((link) => [link.getAttribute('href'), getComputedStyle(link, '::after').content]),
  property: (name) => getComputedStyle(document.documentElement).getPropertyValue(name),
  headingTexts: () => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(({ textContent }) => textContent.trim().replaceAll(/\s+/g, ' ')),
  breaksAfter: () => [...new Set([...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => getComputedStyle(heading).breakAfter))],
}
