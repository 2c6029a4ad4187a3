// Runs in the browser: what the tests ask of a page whose pictures are blocked. Loaded into every page by open.ts.
{
  /** How high a picture's alternative text is when it is set as the picture would set it, in px. */
  const heightOfWords = (image) => {
    const { font, letterSpacing } = getComputedStyle(image)
    const words = document.createElement('div')
    Object.assign(words.style, { position: 'absolute', width: `${image.getBoundingClientRect().width}px`, font, letterSpacing, textIndent: '16px' })
    words.textContent = image.alt
    document.body.append(words)
    const { height } = words.getBoundingClientRect()
    words.remove()
    return height
  }

  globalThis.measure = {
    ...globalThis.measure,

    /** The pictures that say something, and whether there is room for their words where they would stand. */
    alternatives: () =>
      [...document.images]
        .filter(({ alt }) => alt !== '')
        .map((image) => {
          const { width, height } = image.getBoundingClientRect()
          return { alt: image.alt, isLoaded: image.naturalWidth > 0, isShown: width > 20 && height > 10, hasRoom: heightOfWords(image) <= height + 6, fontSize: Number.parseFloat(getComputedStyle(image).fontSize) }
        }),

    /** Loads what waits for the reader to come near; answers how many pictures there are, and which are broken. */
    loadAll: async () => {
      for (const image of document.images) image.loading = 'eager'
      await Promise.all([...document.images].map((image) => image.decode().catch(() => null)))
      return [...document.images].filter(({ naturalWidth }) => naturalWidth === 0).map(({ src }) => src)
    },
  }
}
