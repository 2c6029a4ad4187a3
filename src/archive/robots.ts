/**
 * `robots.txt` (RFC 9309): everybody may read everything, and here is the sitemap, by its absolute address.
 *
 * Crawlers ask for it at the root of a host only (§2.3). An archive in a folder of one has its pages found through links,
 * and its sitemap through what the host's own file names.
 */
export function robotsTxt(sitemapUrl: string): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${sitemapUrl}\n`
}
