/**
 * Keys by which other generators (Hugo, Jekyll, Eleventy, Pelican, Ghost, Substack) keep something from readers.
 *
 * Whoever brings an archive from there means them. efc-news does not obey them, hence it must not pass them over either.
 */
const foreign: ReadonlyArray<readonly [keys: readonly string[], note: string]> = [
  [
    ['draft', 'drafts', 'isdraft', 'published', 'ispublished', 'publish', 'unpublished', 'hidden', 'hide', 'poststatus', 'unlisted', 'listed'],
    'Write `status: draft` to keep the issue back. Delete this key only when every reader may see the issue.',
  ],
  [
    ['visibility', 'private', 'public', 'access', 'members', 'membersonly', 'subscribers', 'protected', 'password', 'restricted', 'confidential', 'paid', 'paywall', 'permission', 'permissions'],
    'Write `audience: …` with the names of those who may read it, as newsletter.yaml has them under `audiences`, or `status: draft` to keep the issue back.',
  ],
  [
    ['publishdate', 'publishon', 'publishat', 'releasedate', 'golive', 'scheduled', 'scheduledat', 'embargoed', 'embargodate', 'embargountil', 'notbefore'],
    'Write `date: …` for the day that readers see, and `embargo: 2015-03-30 10:00` when it must not be published before that time.',
  ],
  [
    ['expires', 'expirydate', 'expiry', 'expiredate', 'expirationdate', 'expiration', 'unpublishdate', 'unpublishon', 'unpublishat', 'validuntil', 'notafter'],
    'An issue does not expire by itself here. Write `status: draft` once nobody must read it any more.',
  ],
  [
    ['only'],
    '`only` belongs to a block: `:::article[Title]{only=email}`. A whole issue appears everywhere; write `status: draft` to keep it back.',
  ],
]

const notes = new Map(foreign.flatMap(([keys, note]) => keys.map((key) => [key, note] as const)))

/** Values that say the same under whatever key. */
const guardedValue = /^(?:draft|private|hidden|unlisted|internal|confidential|restricted|protected|embargo(?:ed)?|members?|members-only|subscribers?|unpublished)$/i

/** What to write in place of a key that may keep an issue from readers, or null for one that only describes it. */
export function guardingNote(key: string, value: unknown): string | null {
  const known = notes.get(key.toLowerCase().replace(/[\s_.-]/g, ''))
  if (known !== undefined) return known
  // Not String(value) of all: a group of keys may have a `toString` of its own.
  const words = (Array.isArray(value) ? value : [value]).flatMap((word) => (typeof word === 'string' ? [word] : []))
  if (words.some((word) => guardedValue.test(word))) return 'Write `status: draft` to keep the issue back, or `audience: …` with the names of those who may read it.'
  return null
}
