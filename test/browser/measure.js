// Runs in the browser, on the page at hand: what the tests ask of a layout. Loaded into every page by open.ts.
globalThis.measure = {
  /** How much wider than its window the page is, in px. */
  overflow: () => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),

  /** The levels of the headings, in order. */
  headings: () => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(({ tagName }) => Number(tagName[1])),

  /** Characters on each full line of the text: the lines of long paragraphs, without their last ones and without small print. */
  lines: () =>
    [...document.querySelectorAll('p')]
      .filter((paragraph) => paragraph.textContent.length > 200 && Number.parseFloat(getComputedStyle(paragraph).fontSize) > 15)
      .flatMap((paragraph) => {
        const lines = [0]
        let last = -Infinity
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          for (let index = 0; index < node.data.length; index += 1) {
            const range = document.createRange()
            range.setStart(node, index)
            range.setEnd(node, index + 1)
            const { left, width } = range.getBoundingClientRect()
            if (width === 0) continue
            if (left < last) lines.push(0)
            lines[lines.length - 1] += 1
            last = left
          }
        }
        return lines.slice(0, -1)
      }),

  /** The background that is seen at a point, as "rgb(…)". */
  backgroundAt: (x, y) => {
    for (let element = document.elementFromPoint(x, y); element !== null; element = element.parentElement) {
      const { backgroundColor } = getComputedStyle(element)
      if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor
    }
    return 'none'
  },

  /** Which link has the focus: its place among all links, or null. */
  focusedLink: () => {
    const index = [...document.querySelectorAll('a[href]')].indexOf(document.activeElement)
    return index === -1 ? null : index
  },
  links: () => document.querySelectorAll('a[href]').length,
  isInView: (selector) => {
    const { top, left, bottom, right, width, height } = document.querySelector(selector).getBoundingClientRect()
    return width > 0 && height > 0 && top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth
  },
  focusIsIn: (selector) => document.querySelector(selector).contains(document.activeElement),

  /** What a printer would see: the elements that are left out, and what is put after each outward link. */
  isShown: (selector) => document.querySelector(selector)?.checkVisibility() ?? false,
  afterLinks: (selector) => [...document.querySelectorAll(selector)].map((link) => [link.getAttribute('href'), getComputedStyle(link, '::after').content]),
  property: (name) => getComputedStyle(document.documentElement).getPropertyValue(name),

  dropStyles: () => {
    for (const style of document.querySelectorAll('style, link[rel=stylesheet]')) style.remove()
  },
  enlargeText: () => {
    document.documentElement.style.fontSize = '200%'
  },
}
