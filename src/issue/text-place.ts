import type { Issue } from './issue.js'

/** Which of the site's own pages an issue file is the text of; null when it has a page of its own. `home: true` counts before the slug. */
export function textPlaceOf({ home, slug }: Pick<Issue, 'home' | 'slug'>): 'home' | 'events' | 'members' | null {
  if (home) return 'home'
  // Only a page can have one of these: see `parseHead`.
  return slug === 'events' || slug === 'members' ? slug : null
}
