/** Things of one year, newest first. */
export interface Year<T> {
  readonly year: string
  readonly items: readonly T[]
}

/** How many entries a page lists at most, before its oldest years get pages of their own: some 20 KB of HTML. */
export const longestList = 60

/** A list in parts that each fit on a page, at least one. */
export function partsOf<T>(items: readonly T[], limit = longestList): Array<readonly T[]> {
  return Array.from({ length: Math.max(1, Math.ceil(items.length / limit)) }, (_, part) => items.slice(part * limit, (part + 1) * limit))
}

/**
 * Groups things by year, and says which years stand on the page itself: whole ones from the newest on, as long as they
 * fit; the newest always does.
 *
 * @param items newest first
 * @param dateOf an ISO date, or one that begins with it
 */
export function foldYears<T>(items: readonly T[], dateOf: (item: T) => string, limit = longestList): { shown: Year<T>[]; folded: Year<T>[] } {
  const years = new Map<string, T[]>()
  for (const item of items) {
    const year = dateOf(item).slice(0, 4)
    const known = years.get(year)
    if (known === undefined) years.set(year, [item])
    else known.push(item)
  }
  const all = [...years].map(([year, found]) => ({ year, items: found }))
  let count = 0
  const cut = all.findIndex(({ items: found }, index) => {
    count += found.length
    return index > 0 && count > limit
  })
  return cut === -1 ? { shown: all, folded: [] } : { shown: all.slice(0, cut), folded: all.slice(cut) }
}
