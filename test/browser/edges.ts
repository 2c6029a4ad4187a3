import type { Page } from 'playwright-core'
import sharp from 'sharp'

/** The lightest that a page is along its left and right edges, from its head to its foot: 0 (black) to 255 (white). */
export async function edges(page: Page): Promise<number> {
  const { data, info } = await sharp(await page.screenshot({ fullPage: true, type: 'png' })).greyscale().raw().toBuffer({ resolveWithObject: true })
  const columns = [0, 1, 2, info.width - 3, info.width - 2, info.width - 1]
  const rows = Array.from({ length: info.height }, (_, row) => row)
  return Math.max(...columns.map((column) => rows.reduce((lightest, row) => Math.max(lightest, data[(row * info.width + column) * info.channels] ?? 0), 0)))
}
