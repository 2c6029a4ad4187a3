// Runs in the browser: what the tests ask of a page's colours. Loaded into every page by open.ts.
{
  const channels = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number)
  const isClear = (colour) => channels(colour)[3] === 0

  /** Relative luminance, 0 to 1 (WCAG 2.2). */
  const luminance = (colour) => {
    const [red, green, blue] = channels(colour).map((channel) => (channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }

  const groundOf = (start) => {
    for (let element = start; element !== null; element = element.parentElement) {
      const { backgroundColor } = getComputedStyle(element)
      if (!isClear(backgroundColor)) return backgroundColor
    }
    return 'none'
  }

  /** Contrast of an element's text with what is behind it, 1 to 21. */
  const contrastOf = (element) => {
    const [darker, lighter] = [luminance(getComputedStyle(element).color), luminance(groundOf(element))].toSorted((one, other) => one - other)
    return (lighter + 0.05) / (darker + 0.05)
  }

  globalThis.measure = {
    ...globalThis.measure,

    /** The background that is seen at a point, as "rgb(…)". */
    backgroundAt: (x, y) => groundOf(document.elementFromPoint(x, y)),

    /** Elements with a light ground of their own. Rules and bars are too thin to be one, and a marker is meant to be light. */
    lightGrounds: () =>
      [...document.querySelectorAll(':not(mark)')]
        .filter((element) => {
          const { backgroundColor, backgroundImage } = getComputedStyle(element)
          const { width, height } = element.getBoundingClientRect()
          return width > 8 && height > 8 && (backgroundImage !== 'none' || (!isClear(backgroundColor) && luminance(backgroundColor) > 0.15))
        })
        .map((element) => `${element.tagName.toLowerCase()}.${element.className} ${getComputedStyle(element).backgroundColor}`),

    /** The contrast of what axe cannot judge: text that is a sign, and the words that stand in for a picture. */
    contrasts: (selector) => [...document.querySelectorAll(selector)].map(contrastOf),
  }
}
