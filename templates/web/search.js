// The search page: asks pagefind's index and shows what it finds. Nothing that comes from the index becomes HTML.
(() => {
  'use strict'
  const part = (name) => document.getElementById(`Page-${name}`)
  const search = part('search')
  if (search === null) return
  const [form, field, status, list, more] = ['form', 'query', 'status', 'results', 'more'].map(part)
  const { root, searching, results: countOf, nothing, fromDisk, failed } = search.dataset
  const atOnce = 10
  const blocksAtMost = 3

  /** What a screen reader reads out when it changes. */
  const say = (text) => {
    if (status.textContent !== text) status.textContent = text
  }

  if (location.protocol === 'file:') {
    form.hidden = true
    say(fromDisk)
    return
  }

  const element = (name, attributes, ...children) => {
    const made = document.createElement(name)
    for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value)
    made.append(...children)
    return made
  }

  /** Pagefind has escaped these two, and no others. */
  const plain = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>')

  /** Pagefind writes `<mark>` around the words that it found, and the full stops behind them. */
  const marked = (excerpt) => excerpt.split(/(<mark>[^<]*<\/mark>)/).flatMap((piece) => {
    const [, found] = /^<mark>([^<]*)<\/mark>$/.exec(piece) ?? []
    if (found === undefined) return plain(piece)
    const [, word, end] = /^(.*?)(\p{P}*)$/su.exec(plain(found))
    return word === '' ? end : [element('mark', {}, word), end]
  })

  /** The title of a block and its excerpt, which may begin with that title: then what was found in it is marked there. */
  const parted = ({ title, excerpt }) => {
    const [own, words] = [title.trim(), excerpt.split(' ')]
    const count = own.split(/\s+/).length
    const start = words.slice(0, count).join(' ')
    // Pagefind ends what has no full stop of its own with one.
    const head = own.endsWith('.') ? start : start.replace(/\.(<\/mark>)?$/, '$1')
    const isHead = plain(head.replace(/<\/?mark>/g, '')) === own
    return isHead ? { heading: marked(head), text: marked(words.slice(count).join(' ')) } : { heading: [own], text: marked(excerpt) }
  }

  /** Relative, wherever the archive is hosted; so it can only lead to a page of ours. */
  const link = (page, words, anchor) => element('a', { href: `${root}${page.raw_url}${anchor ? `#${encodeURIComponent(anchor.id)}` : ''}`, dir: 'auto' }, ...words)

  /** The language of a page that is in another than this one, in that language. */
  const languageOf = (lang) => {
    const main = (tag) => tag.split('-')[0].toLowerCase()
    return lang === undefined || main(lang) === main(document.documentElement.lang) ? null : element('span', { lang }, new Intl.DisplayNames([lang], { type: 'language', fallback: 'code' }).of(lang))
  }

  const dateline = ({ label, date, iso }, lang) => {
    const facts = [label ? element('span', { dir: 'auto' }, label) : null, date ? element('time', { datetime: iso, dir: 'auto' }, date) : null, languageOf(lang)].filter((fact) => fact !== null)
    return facts.length === 0 ? [] : [element('p', { class: 'dateline' }, ...facts.flatMap((fact, index) => (index === 0 ? [fact] : [' · ', fact])))]
  }

  /** The blocks of a page with the most hits, in the order of the page. */
  const blocksOf = ({ sub_results: parts }) => {
    const blocks = parts.filter(({ anchor }) => anchor)
    const best = new Set([...blocks].sort((a, b) => b.locations.length - a.locations.length).slice(0, blocksAtMost))
    return blocks.filter((block) => best.has(block))
  }

  const entry = (page) => {
    const { title } = page.meta
    const [lang] = page.filters.lang ?? []
    const blocks = blocksOf(page).map((block) => {
      const { heading, text } = parted(block)
      return element('li', {}, link(page, heading, block.anchor), element('p', { dir: 'auto' }, ...text))
    })
    const hits = blocks.length > 0 ? element('ul', { lang }, ...blocks) : element('p', { lang, dir: 'auto' }, ...marked(page.excerpt))
    return element('li', { class: 'entry' }, ...dateline(page.meta, lang), element('h2', { lang }, link(page, [title || page.raw_url])), hits)
  }

  let pagefind = null
  /** On the page itself: a worker would be one more file to load, and one more thing to allow. */
  const load = () => {
    pagefind ??= import(new URL(`${root}pagefind/pagefind.js`, document.baseURI).href).then(({ createInstance }) => createInstance({ noWorker: true, excerptLength: 28, excerptEllipsis: '…' }))
    return pagefind
  }

  let found = []
  let turn = 0

  const clear = (text) => {
    found = []
    list.replaceChildren()
    more.hidden = true
    say(text)
  }

  const fail = () => {
    pagefind = null
    clear(failed)
  }

  /** Those that follow what is shown; nothing when another question was asked meanwhile. */
  const next = async (mine, shown) => {
    const pages = await Promise.all(found.slice(shown, shown + atOnce).map((result) => result.data()))
    return mine === turn ? pages.map(entry) : []
  }

  const ask = async (query) => {
    turn += 1
    const mine = turn
    if (query === '') return clear('')
    const waiting = setTimeout(() => mine === turn && say(searching), 400)
    try {
      const { results } = await (await load()).search(query)
      if (mine !== turn) return undefined
      // Pagefind takes a part of its index that it could not load for an empty one.
      if (results.length === 0 && !navigator.onLine) return fail()
      found = results
      const entries = await next(mine, 0)
      if (mine !== turn) return undefined
      list.replaceChildren(...entries)
      more.hidden = results.length <= entries.length
      say(results.length === 0 ? nothing : countOf.replace('{count}', results.length.toLocaleString(document.documentElement.lang)))
    } catch {
      if (mine === turn) fail()
    } finally {
      clearTimeout(waiting)
    }
    return undefined
  }

  more.addEventListener('click', async () => {
    const shown = list.children.length
    try {
      const entries = await next(turn, shown)
      // Pressed twice, or another question was asked.
      if (list.children.length !== shown) return
      list.append(...entries)
      more.hidden = found.length <= list.children.length
      entries[0]?.querySelector('h2 a').focus()
    } catch {
      fail()
    }
  })

  /** The address names the question, so that a list of results can be linked to and come back to. */
  const askAnew = () => {
    const query = field.value.trim()
    const address = new URL(location.href)
    if (query === '') address.searchParams.delete('q')
    else address.searchParams.set('q', query)
    if (address.href !== location.href) history.replaceState(null, '', address)
    void ask(query)
  }

  let pause = 0
  field.addEventListener('input', () => {
    clearTimeout(pause)
    pause = setTimeout(askAnew, 250)
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    clearTimeout(pause)
    askAnew()
  })

  search.addEventListener('keydown', (event) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (event.key === 'Escape' && field.value !== '') {
      event.preventDefault()
      clearTimeout(pause)
      field.value = ''
      field.focus()
      askAnew()
    }
    const stops = [field, ...list.querySelectorAll('a'), ...(more.hidden ? [] : [more])]
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const at = stops.indexOf(document.activeElement)
    const to = step === undefined || at < 0 ? undefined : stops[at + step]
    if (to === undefined) return
    event.preventDefault()
    to.focus()
  })

  const asked = (new URLSearchParams(location.search).get('q') ?? '').trim()
  field.value = asked
  if (asked !== '') void ask(asked)
  // The page has one purpose, which the label of the field names. A finger would be in for the keyboard on its screen.
  else if (document.activeElement === document.body && location.hash === '' && matchMedia('(pointer: fine)').matches) field.focus({ preventScroll: true })
})()
