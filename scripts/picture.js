// Takes the pictures of the README: the top of the sample's email and of its page, as docs/email.png and docs/page.png.
// They change with the fonts of the machine, so they are taken by hand: node scripts/picture.js
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { crc32, deflateSync } from 'node:zlib'
import { chromium } from 'playwright-core'

const pictures = [
  { from: 'email/issue-06/public.html', to: 'docs/email.png', width: 700, height: 1000 },
  { from: 'archive/issue-06/index.html', to: 'docs/page.png', width: 1000, height: 900 },
]

/** The lowest line of text that ends above `height`: a picture does not cut through a line. */
function endOfLine(height) {
  const range = document.createRange()
  const bottoms = [...document.querySelectorAll('p, li, h2, h3')].flatMap((element) => {
    range.selectNodeContents(element)
    return [...range.getClientRects()].map(({ bottom }) => bottom)
  })
  return Math.ceil(Math.max(...bottoms.filter((bottom) => bottom <= height - 12)) + 6)
}

/** In the browser: a picture's 256 most frequent colours, and for each pixel the nearest of them. */
async function reduceColours(base64) {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob())
  const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')
  canvas.drawImage(image, 0, 0)
  const { data } = canvas.getImageData(0, 0, image.width, image.height)
  const pixels = Array.from({ length: data.length / 4 }, (_, index) => (data[4 * index] << 16) | (data[4 * index + 1] << 8) | data[4 * index + 2])
  const counts = new Map()
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1)
  const palette = [...counts.keys()].toSorted((a, b) => counts.get(b) - counts.get(a)).slice(0, 256)
  const distance = (a, b) => [16, 8, 0].reduce((sum, shift) => sum + (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2, 0)
  const nearest = new Map([...counts.keys()].map((colour) => [colour, palette.reduce((best, other, index) => (distance(colour, other) < distance(colour, palette[best]) ? index : best), 0)]))
  return { width: image.width, height: image.height, palette, indices: pixels.map((pixel) => nearest.get(pixel)) }
}

/** A PNG of a palette and one byte a pixel (PNG 3rd edition §11.2): a third of what the browser writes. */
function encodePng({ width, height, palette, indices }) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const rows = Array.from({ length: height }, (_, row) => Buffer.from([0, ...indices.slice(row * width, (row + 1) * width)]))
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('PLTE', colours), chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9, memLevel: 9 })), chunk('IEND', Buffer.alloc(0))])
}

const folder = await mkdtemp(join(tmpdir(), 'efc-news-picture-'))
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  // Letters smoothed in greys, not in colours: fewer bytes.
  args: ['--no-sandbox', '--disable-gpu', '--disable-lcd-text', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
try {
  await promisify(execFile)(process.execPath, ['bin/efc-news.js', 'build', '--quiet', '--out', folder])
  await mkdir('docs', { recursive: true })
  for (const { from, to, width, height } of pictures) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' })
    await page.goto(pathToFileURL(join(folder, from)).href)
    const screenshot = await page.screenshot({ clip: { x: 0, y: 0, width, height: await page.evaluate(endOfLine, height) } })
    const png = encodePng(await page.evaluate(reduceColours, screenshot.toString('base64')))
    await writeFile(to, png)
    console.log(`${to}  ${(png.length / 1024).toFixed(0)} KB`)
  }
} finally {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
}
