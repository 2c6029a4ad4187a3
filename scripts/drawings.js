// Draws the pictures of the sample newsletter, issues/pictures/: abstract, of circles and lines, in the brand's colours.
// After a change here: node scripts/drawings.js
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'

const white = '#ffffff'
const warm = '#f0b94d'
const ink = '#16202e'
/** The brand's blue, mixed with white: 0 is white, 1 the blue itself. */
const blue = (share) => `#${[0x0b, 0x3d, 0x91].map((value) => Math.round(255 + (value - 255) * share).toString(16).padStart(2, '0')).join('')}`
const paper = blue(0.07)
/** The nodes of the network that are told from the others. */
const warmNodes = new Set([4, 12, 33])

const tag = (name, attributes) => `<${name} ${Object.entries(attributes).map(([key, value]) => `${key}="${typeof value === 'number' ? Number(value.toFixed(2)) : value}"`).join(' ')}/>`
const rect = (x, y, width, height, fill) => tag('rect', { x, y, width, height, fill })
/** On whole px: discs of one size are then alike in every pixel, and a PNG is half as large. */
const disc = (cx, cy, r, fill) => tag('circle', { cx: Math.round(cx), cy: Math.round(cy), r, fill })
const ring = (cx, cy, r, stroke, width) => tag('circle', { cx, cy, r, fill: 'none', stroke, 'stroke-width': width })
const line = (x1, y1, x2, y2, stroke, width) => tag('line', { x1, y1, x2, y2, stroke, 'stroke-width': width, 'stroke-linecap': 'round' })
const path = (d, attributes) => tag('path', { d, fill: 'none', ...attributes })
/** The upper half of a disc; `cy` is where it is cut. */
const dome = (cx, cy, r, fill) => path(`M${cx - r},${cy}a${r},${r} 0 0 1 ${2 * r},0z`, { fill })
/** The whole numbers from 0 on. */
const count = (length) => Array.from({ length }, (_, index) => index)
/** The point at an angle, in degrees anticlockwise from the right. */
const polar = (x, y, radius, degrees) => [x + radius * Math.cos((degrees * Math.PI) / 180), y - radius * Math.sin((degrees * Math.PI) / 180)]

/** A chamber from above: seats in concentric arcs, four aisles, and one who has the floor. */
function hemicycle() {
  const [x, y] = [800, 812]
  const tints = [0.5, 0.72, 1, 0.72, 0.5]
  const seats = count(9).flatMap((row) => {
    const radius = 244 + row * 61
    const aisle = 1100 / radius // degrees: as wide as in every other row
    const sector = (180 - 6 * aisle) / 5
    const places = 4 + row
    return tints.flatMap((tint, nth) =>
      count(places).map((place) => {
        const degrees = 180 - aisle - nth * (sector + aisle) - ((place + 0.5) * sector) / places
        const speaks = row === 4 && nth === 3 && place === 3
        return disc(...polar(x, y, radius, degrees), 14, speaks ? warm : blue(tint))
      }),
    )
  })
  return [rect(0, 0, 1600, 900, paper), ...seats, dome(x, y, 96, blue(1)), rect(x - 150, y + 22, 300, 10, ink)]
}

/** A table seen from the hall: five people, and the microphone of the one who speaks. */
function panelOne() {
  const speaker = 3
  const seats = count(5).map((seat) => ({ x: 216 + seat * 192, speaks: seat === speaker }))
  const voice = count(6).map((index) => ring(seats[speaker].x, 364, 110 + index * 70, blue(0.3 - index * 0.04), 3))
  const people = seats.flatMap(({ x, speaks }) => [dome(x, 528, 74, blue(speaks ? 1 : 0.5)), disc(x, 388, 46, blue(speaks ? 1 : 0.5))])
  const microphones = seats.flatMap(({ x, speaks }) => [line(x + 52, 528, x + 52, 470, ink, 4), disc(x + 52, 462, speaks ? 13 : 8, speaks ? warm : ink)])
  return [rect(0, 0, 1200, 800, paper), ...voice, ...people, ...microphones, rect(72, 528, 1056, 18, ink), rect(96, 546, 1008, 134, blue(0.85)), rect(0, 680, 1200, 120, blue(0.22))]
}

/** A round table from above: what is said crosses it. */
function panelTwo() {
  const [x, y] = [600, 400]
  const speaker = 2
  const seats = count(8).map((seat) => polar(x, y, 292, 112.5 - seat * 45))
  const isBeside = (one, other) => [1, 7].includes(Math.abs(one - other))
  const others = seats.flatMap((from, one) => seats.flatMap((to, other) => (one < other && !isBeside(one, other) && one !== speaker && other !== speaker ? [line(...from, ...to, blue(0.5), 2)] : [])))
  const said = seats.flatMap((to, other) => (other !== speaker && !isBeside(speaker, other) ? [line(...seats[speaker], ...to, warm, 4)] : []))
  return [rect(0, 0, 1200, 800, blue(1)), disc(x, y, 292, blue(0.86)), ...others, ...said, ...seats.map((seat, index) => disc(...seat, 46, index === speaker ? warm : blue(0.12)))]
}

/** Rows of listeners from behind, and what they look at. */
function audience() {
  const rows = count(6).flatMap((row) => {
    const head = 15 + row * 5
    const shoulder = head * 2
    const y = 400 + row * 52 + row * row * 7
    const tint = blue(0.2 + row * 0.16)
    const each = Math.ceil(600 / (2 * shoulder)) + 1
    const places = count(2 * each + 1).map((place) => 600 + (place - each + (row % 2) / 2) * 2 * shoulder)
    return [...places.flatMap((x) => [disc(x, y - head * 1.35, head, tint), dome(x, y + shoulder, shoulder, tint)]), rect(0, y + shoulder, 1200, 800, tint)]
  })
  const screen = [rect(330, 84, 540, 206, white), rect(330, 84, 540, 8, blue(1)), rect(460, 158, 280, 10, blue(0.4)), rect(510, 188, 180, 10, blue(0.25))]
  return [rect(0, 0, 1200, 800, paper), ...screen, disc(958, 252, 17, warm), dome(958, 308, 34, blue(1)), ...rows]
}

/** Two banks, an arch from each, and the stone that holds both. */
function bridge() {
  const [left, right, deck, rise] = [220, 980, 500, 270]
  const [middle, half, top] = [600, (right - left) / 2, deck - rise]
  const arch = (x) => deck - rise * (1 - ((x - middle) / half) ** 2)
  const hangers = count(17).map((index) => left + ((index + 1) * (right - left)) / 18)
  // Half a parabola, as a quadratic curve: its control point is where the two tangents meet.
  const halfArch = (foot) => `M${foot},${deck}Q${(foot + middle) / 2},${top} ${middle},${top}`
  const water = count(6).map((row) => line(320 + row * 34, 592 + row * 30, 880 - row * 34, 592 + row * 30, blue(0.34 - row * 0.04), 4))
  return [
    rect(0, 0, 1200, 800, paper),
    ...hangers.map((x) => line(x, arch(x), x, deck, blue(0.4), 4)),
    path(halfArch(left), { stroke: blue(1), 'stroke-width': 20 }),
    path(halfArch(right), { stroke: blue(0.6), 'stroke-width': 20 }),
    disc(middle, top, 24, warm),
    path(`M0,${deck}H${left + 60}L${left - 40},800H0z`, { fill: blue(1) }),
    path(`M1200,${deck}H${right - 60}L${right + 40},800H1200z`, { fill: blue(0.6) }),
    rect(0, deck - 4, 1200, 18, ink),
    ...water,
  ]
}

/** Many who know of each other. */
function network() {
  const random = generator(7)
  const nodes = []
  // The next of many tries that is far enough from all before: even, but not regular.
  while (nodes.length < 46) {
    const node = [Math.round(90 + random() * 1420), Math.round(90 + random() * 720)]
    if (nodes.every(([x, y]) => Math.hypot(node[0] - x, node[1] - y) > 118)) nodes.push(node)
  }
  const links = nodes.flatMap(([x1, y1], one) => nodes.slice(one + 1).flatMap(([x2, y2]) => (Math.hypot(x1 - x2, y1 - y2) < 205 ? [[x1, y1, x2, y2]] : [])))
  const degree = ([x, y]) => links.filter(([x1, y1, x2, y2]) => (x1 === x && y1 === y) || (x2 === x && y2 === y)).length
  const colour = (index, links) => (warmNodes.has(index) ? warm : links > 5 ? white : blue(0.3))
  return [rect(0, 0, 1600, 900, blue(1)), ...links.map((ends) => line(...ends, blue(0.7), 2)), ...nodes.map((node, index) => disc(...node, 5 + degree(node) * 2.4, colour(index, degree(node))))]
}

/** A cover without words. */
function reportCover() {
  const arcs = count(7).map((index) => disc(0, 600, 520 - index * 72, blue(0.22 + index * 0.11)))
  return [rect(0, 0, 600, 848, blue(0.1)), ...arcs, rect(0, 600, 600, 248, blue(1)), rect(48, 660, 96, 10, warm), rect(48, 702, 372, 14, white), rect(48, 734, 270, 14, blue(0.4))]
}

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function generator(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const drawings = [
  { name: 'hemicycle', width: 1600, height: 900, shapes: hemicycle() },
  { name: 'panel-one', width: 1200, height: 800, shapes: panelOne() },
  { name: 'panel-two', width: 1200, height: 800, shapes: panelTwo() },
  { name: 'audience', width: 1200, height: 800, shapes: audience() },
  { name: 'bridge', width: 1200, height: 800, shapes: bridge() },
  { name: 'network', width: 1600, height: 900, shapes: network() },
  { name: 'report-cover', width: 600, height: 848, shapes: reportCover() },
]

const folder = process.argv[2] ?? 'issues/pictures'
await mkdir(folder, { recursive: true })
for (const { name, width, height, shapes } of drawings) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes.join('')}</svg>`
  const png = await sharp(Buffer.from(svg)).png({ palette: true, dither: 0, compressionLevel: 9 }).toBuffer()
  await writeFile(join(folder, `${name}.png`), png)
  console.log(`${name}.png  ${(png.length / 1024).toFixed(0)} KB`)
}
