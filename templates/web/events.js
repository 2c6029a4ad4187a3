// The page was right on the day it was built; on the day it is read, some of what was ahead may be over.
(() => {
  'use strict'
  const upcoming = document.querySelector('[data-upcoming]')
  if (upcoming === null) return
  const now = Date.now()
  for (const event of upcoming.querySelectorAll('[data-ends]')) {
    const year = document.querySelector(`[data-year="${event.dataset.in}"]`)
    if (year === null || Date.parse(event.dataset.ends) > now) continue
    // Nobody can register any more.
    for (const part of event.querySelectorAll('[data-ahead]')) part.remove()
    // Latest first.
    const starts = Date.parse(event.dataset.starts)
    const next = [...year.children].find((other) => Date.parse(other.dataset.starts) < starts)
    year.insertBefore(event, next ?? null)
    year.parentElement.hidden = false
  }
  const none = upcoming.querySelector('[data-none]')
  if (none !== null && upcoming.querySelector('[data-ends]') === null) none.hidden = false
})()
