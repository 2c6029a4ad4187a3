// Draws the emblem of the European Union: templates/emblems/eu.svg, and eu.png for mail programs. After a change here:
// node scripts/emblem.js
// The construction is the official one (Interinstitutional style guide, annex A1, "Graphics guide to the European
// emblem"); nothing but its numbers stands here, so that nobody moves a star by hand.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'

const height = 540 // px of the drawing; a multiple of 18, for exact radii
const width = (height * 3) / 2
const circle = height / 3 // on which the stars' centres lie
const star = height / 18 // in which each star is inscribed
const inner = star * (Math.sin(Math.PI / 10) / Math.sin((3 * Math.PI) / 10)) // where the sides of a pentagram cross

/** The point at an angle, clockwise from the top, as SVG writes it. */
const around = (x, y, radius, turn) => [x + radius * Math.sin(turn * 2 * Math.PI), y - radius * Math.cos(turn * 2 * Math.PI)]
const written = (points) => points.map((point) => point.map((value) => Number(value.toFixed(3))).join(',')).join(' ')

const stars = Array.from({ length: 12 }, (_, hour) => {
  const [x, y] = around(width / 2, height / 2, circle, hour / 12)
  const points = Array.from({ length: 10 }, (_, point) => around(x, y, point % 2 === 0 ? star : inner, point / 10))
  return `    <polygon points="${written(points)}"/>`
})
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="270" height="180" viewBox="0 0 ${width} ${height}" role="img">
  <title>Emblem of the European Union</title>
  <rect width="${width}" height="${height}" fill="#003399"/>
  <g fill="#ffcc00">
${stars.join('\n')}
  </g>
</svg>
`

const folder = process.argv[2] ?? 'templates/emblems'
await mkdir(folder, { recursive: true })
await writeFile(join(folder, 'eu.svg'), svg)
await writeFile(join(folder, 'eu.png'), await sharp(Buffer.from(svg)).png({ palette: true, dither: 0, compressionLevel: 9 }).toBuffer())
