// Takes the pictures of the documentation: the top of the sample's email and of its page, as docs/email.png and
// docs/page.png, and what each example of docs/examples/ looks like on its page, as docs/blocks/<example>.png.
// They change with the fonts of the machine, so they are taken by hand: node scripts/picture.js
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, parse } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { chromium } from 'playwright-core'
import sharp from 'sharp'

const sample = [
  { from: 'email/issue-06/public.html', to: 'docs/email.png', width: 700, height: 1000, clipOf: topOf },
  { from: 'archive/issue-06/index.html', to: 'docs/page.png', width: 1000, height: 900, clipOf: topOf },
]
const examples = (await readdir('docs/examples/issues'))
  .filter((file) => file.endsWith('.md'))
  .map((file) => parse(file).name)
  .map((name) => ({ from: `archive/${name}/index.html`, to: `docs/blocks/${name}.png`, width: 680, height: 900, clipOf: blocksOf }))

/** In the browser: the top of the page, down to the lowest line of text that ends above `height`: a picture does not cut through a line. */
function topOf({ width, height }) {
  const range = document.createRange()
  const bottoms = [...document.querySelectorAll('p, li, h2, h3')].flatMap((element) => {
    range.selectNodeContents(element)
    return [...range.getClientRects()].map(({ bottom }) => bottom)
  })
  return { x: 0, y: 0, width, height: Math.ceil(Math.max(...bottoms.filter((bottom) => bottom <= height - 12)) + 6) }
}

/** In the browser: the blocks, and as much white on their right as on their left. */
function blocksOf() {
  const { x, width } = document.querySelector('.block').getBoundingClientRect()
  const { y, height } = document.querySelector('.blocks').getBoundingClientRect()
  return { x: 0, y, width: width + 2 * x, height }
}

async function take(browser, dist, { from, to, width, height, clipOf }) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' })
  const failed = []
  page.on('requestfailed', (request) => failed.push(request.url()))
  // An email's pictures lie in the archive, which is not on any server yet.
  await page.route(/^https:/, (route) => route.fulfill({ path: join(dist, 'archive', new URL(route.request().url()).pathname) }))
  await page.goto(pathToFileURL(join(dist, from)).href)
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager'
    await Promise.all([...document.images].map((image) => image.decode()))
  })
  if (failed.length > 0) throw new Error(`${from} refers to what is not there: ${failed.join(', ')}`)
  const screenshot = await page.screenshot({ fullPage: true, clip: await page.evaluate(clipOf, { width, height }) })
  await page.close()
  const png = await sharp(screenshot).png({ palette: true, effort: 10 }).toBuffer()
  await writeFile(to, png)
  console.log(`${to}  ${(png.length / 1024).toFixed(0)} KB`)
}

const folder = await mkdtemp(join(tmpdir(), 'efc-news-picture-'))
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  // Letters smoothed in greys, not in colours: fewer bytes.
  args: ['--no-sandbox', '--disable-gpu', '--disable-lcd-text', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
const build = (...options) => promisify(execFile)(process.execPath, ['bin/efc-news.js', 'build', '--quiet', ...options])
try {
  await build('--out', join(folder, 'sample'))
  // A copy: a build leaves a cache in its project, and docs/ is published.
  await cp('docs/examples', join(folder, 'project'), { recursive: true })
  await build('--project', join(folder, 'project'), '--out', join(folder, 'examples'))
  await mkdir('docs/blocks', { recursive: true })
  for (const picture of sample) await take(browser, join(folder, 'sample'), picture)
  for (const picture of examples) await take(browser, join(folder, 'examples'), picture)
} finally {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
}
