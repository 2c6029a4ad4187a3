/** What a newsletter chooses of its look: `brand` of `newsletter.yaml`. Colours are `#rrggbb`. */
export interface Brand {
  readonly primary: string
  readonly accent: string
  /** Colours for dark mode; those that are missing are derived from the ones above. */
  readonly dark?: { readonly primary?: string | undefined; readonly accent?: string | undefined } | undefined
  /** Font stacks, as `fontStack` makes them. */
  readonly fonts?: { readonly text?: string | undefined; readonly sans?: string | undefined } | undefined
}

/** Where something is read. */
export type Surface = 'email' | 'web'
