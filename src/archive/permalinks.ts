/** Where an issue lives: its path below `archive/`, and its absolute address below the newsletter's `url`. */
export function issuePath(slug: string): string {
  return `${slug}/index.html`
}

export function permalink(url: string, slug: string): string {
  return `${url}${encodeURIComponent(slug)}/`
}
