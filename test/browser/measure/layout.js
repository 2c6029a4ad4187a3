// Runs in the browser, on the page at hand: what the tests ask of its layout. Loaded into every page by open.ts.
{
  /** What is said of a piece of text in a test's report. */
  const excerpt = (node) => node.data.trim().replaceAll(/\s+/g, ' ').slice(0, 40)

  /** The boxes of all visible text: one for each line of each text node, in page coordinates (px). */
  const lineBoxes = () => {
    const boxes = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.data.trim() === '' || !node.parentElement.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const { left, right, top, bottom, width } of range.getClientRects()) if (width > 1) boxes.push({ node, left, right, top: top + scrollY, bottom: bottom + scrollY })
    }
    return boxes
  }

  const isInline = (element) => ['inline', 'contents'].includes(getComputedStyle(element).display)

  /** The boxes that a text has to stay in: its own block, what hides what leaves it, the window; up to what can be scrolled. */
  const frames = (node) => {
    const found = []
    for (let element = node.parentElement; element !== null; element = element.parentElement) {
      const { overflowX } = getComputedStyle(element)
      if (overflowX === 'auto' || overflowX === 'scroll') return found
      if (isInline(element)) continue
      if (found.length === 0 || overflowX === 'hidden' || overflowX === 'clip') found.push(element.getBoundingClientRect())
    }
    return [...found, { left: 0, right: innerWidth }]
  }

  globalThis.measure = {
    ...globalThis.measure,

    /** How much wider than its window the page is, in px. */
    overflow: () => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),

    /** Text that sticks out of its box, of what hides it, or of the window; italics take a px or two. */
    cutOff: () =>
      lineBoxes()
        .filter(({ node, left, right }) => frames(node).some((frame) => left < frame.left - 2 || right > frame.right + 2))
        .map(({ node, left, right }) => `${excerpt(node)}: ${Math.round(left)} to ${Math.round(right)}`),

    /** Text that stands on other text or on a picture. Lines may reach into each other a little: their boxes are those of the font. */
    overlaps: () => {
      const pictures = [...document.images].filter((image) => image.checkVisibility()).map((node) => {
        const { left, right, top, bottom } = node.getBoundingClientRect()
        return { node, left, right, top: top + scrollY, bottom: bottom + scrollY }
      })
      const boxes = [...lineBoxes(), ...pictures].toSorted((one, other) => one.top - other.top)
      const found = []
      for (const [index, box] of boxes.entries()) {
        for (const other of boxes.slice(index + 1)) {
          if (other.top > box.bottom - 6) break
          if (box.left < other.right - 4 && other.left < box.right - 4 && box.node !== other.node) found.push([box, other].map(({ node }) => (node.nodeType === Node.TEXT_NODE ? excerpt(node) : `[${node.alt}]`)).join(' on '))
        }
      }
      return found
    },

    /** Characters on each full line of the text: the lines of long paragraphs, without their last ones and without small print. */
    lines: () =>
      [...document.querySelectorAll('p, li')]
        .filter((paragraph) => paragraph.querySelector('p, li') === null && paragraph.textContent.length > 200 && Number.parseFloat(getComputedStyle(paragraph).fontSize) > 15)
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

    dropStyles: () => {
      for (const style of document.querySelectorAll('style, link[rel=stylesheet]')) style.remove()
    },
    enlargeText: () => {
      document.documentElement.style.fontSize = '200%'
    },
  }
}
