/** The version of pagefind in package.json, which says so of each index: what it writes depends on it. */
export const pagefindVersion = '1.6.0'
