/** What a feed reader is told, whatever the format. All addresses are absolute. */
export interface Feed {
  /** BCP 47. */
  readonly lang: string
  readonly title: string
  readonly subtitle: string | null
  /** The home page of the language; the feed's id as well, so that it never changes with the feed's own address. */
  readonly home: string
  /** Where the feeds themselves lie. */
  readonly self: { readonly atom: string, readonly json: string }
  readonly author: { readonly name: string, readonly url: string | null, readonly email: string | null }
  /** In any order. */
  readonly entries: readonly FeedEntry[]
}

export interface FeedEntry {
  /** The permalink, which never changes. */
  readonly id: string
  readonly url: string
  readonly title: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly summary: string | null
  /** HTML, whose addresses are absolute. */
  readonly content: string
  /** `YYYY-MM-DD`. */
  readonly published: string
  /** `YYYY-MM-DD`. */
  readonly updated: string
  readonly topics: readonly string[]
  /** `type` is a media type; sizes in pixels. */
  readonly picture: { readonly url: string, readonly width: number, readonly height: number, readonly type: string } | null
}
