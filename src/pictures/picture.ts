/** What a picture is for; it decides its sizes (`sizes.ts`). */
export type PictureUse = 'figure' | 'gallery' | 'portrait' | 'cover' | 'logo' | 'emblem'

/** One file made of a picture. `path` is relative to the archive's root; `width` and `height` are in px of the file. */
export interface PictureFile {
  readonly path: string
  readonly width: number
  readonly height: number
}

/** A picture as editions refer to it: plain data, so that it crosses threads and is cached. */
export interface Picture {
  /** JPEG or PNG, up to twice as wide as it is shown: for the email, and on a page for browsers without WebP. */
  readonly file: PictureFile
  /** How large it is shown, in CSS px. */
  readonly email: { readonly width: number; readonly height: number }
  readonly web: { readonly width: number; readonly height: number }
  /** WebP, from narrow to wide. */
  readonly modern: readonly PictureFile[]
  /** Whether it moved before it was made still. */
  readonly isAnimated: boolean
}
