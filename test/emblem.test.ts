import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'

interface Point {
  readonly x: number
  readonly y: number
}

const svg = await readFile('templates/emblems/eu.svg', 'utf8')
const rectangle = /<rect width="(\d+)" height="(\d+)" fill="#003399"\/>/.exec(svg)
const [width, height] = [Number(rectangle?.[1]), Number(rectangle?.[2])]
const middle = { x: width / 2, y: height / 2 }
const stars = [...svg.matchAll(/<polygon points="([^"]*)"\/>/g)].map(([, points = '']) => points.split(' ').map((pair): Point => {
  const [x = NaN, y = NaN] = pair.split(',').map(Number)
  return { x, y }
}))

const distance = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y)
const centre = (points: readonly Point[]): Point => ({ x: points.reduce((sum, { x }) => sum + x, 0) / points.length, y: points.reduce((sum, { y }) => sum + y, 0) / points.length })
/** Degrees clockwise from the top. */
const angle = (from: Point, to: Point): number => ((Math.atan2(to.x - from.x, from.y - to.y) * 180) / Math.PI + 360) % 360

// The rules are those of the "Graphics guide to the European emblem" (Interinstitutional style guide, annex A1).
describe('the emblem of the European Union', () => {
  it('is a blue rectangle, half as long again as it is high', () => {
    expect(height).toBeGreaterThan(0)
    expect(width / height).toBe(1.5)
    expect(svg).toContain(`viewBox="0 0 ${width} ${height}"`)
  })

  it('has twelve golden stars at the hours of a clock, on a circle of a third of the height', () => {
    expect(stars).toHaveLength(12)
    expect(svg).toMatch(/<g fill="#ffcc00">\s*(?:<polygon points="[^"]*"\/>\s*){12}<\/g>\s*<\/svg>\s*$/)
    for (const [hour, star] of stars.entries()) {
      expect(distance(centre(star), middle)).toBeCloseTo(height / 3, 2)
      expect((angle(middle, centre(star)) + 0.001) % 360).toBeCloseTo(hour * 30, 1)
    }
  })

  it('has stars of five points, each in a circle of an eighteenth of the height, with the sides of a pentagram', () => {
    // Two points that are not neighbours, and the two corners between them, lie on one straight side.
    const inner = (height / 18) * ((3 - Math.sqrt(5)) / 2)
    for (const star of stars) {
      expect(star).toHaveLength(10)
      for (const [index, point] of star.entries()) expect(distance(point, centre(star))).toBeCloseTo(index % 2 === 0 ? height / 18 : inner, 2)
    }
  })

  it('has every star upright', () => {
    for (const star of stars) for (const [index, point] of star.entries()) expect((angle(centre(star), point) + 0.01) % 360).toBeCloseTo(index * 36, 1)
  })

  it('is what its script draws, as SVG and as PNG', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'efc-news-emblem-'))
    try {
      await promisify(execFile)(process.execPath, ['scripts/emblem.js', folder])
      expect(await readFile(join(folder, 'eu.svg'), 'utf8')).toBe(svg)
      const [shipped, drawn] = await Promise.all(['templates/emblems', folder].map((each) => sharp(join(each, 'eu.png')).raw().toBuffer({ resolveWithObject: true })))
      expect(shipped?.info).toMatchObject({ width: 270, height: 180, channels: 3 })
      expect(drawn?.data).toHaveLength(270 * 180 * 3)
      expect([...(shipped?.data ?? [])].filter((value, index) => !(Math.abs(value - (drawn?.data[index] ?? NaN)) <= 8))).toEqual([])
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('has its colours in the PNG: gold in the middle of every star, blue around', async () => {
    const { data } = await sharp('templates/emblems/eu.png').raw().toBuffer({ resolveWithObject: true })
    const at = ({ x, y }: Point): number[] => { const start = (Math.floor((y / height) * 180) * 270 + Math.floor((x / width) * 270)) * 3; return [...data.subarray(start, start + 3)] }
    for (const star of stars) expect(at(centre(star))).toEqual([0xff, 0xcc, 0x00])
    for (const point of [middle, { x: 0, y: 0 }, { x: width - 1, y: height - 1 }]) expect(at(point)).toEqual([0x00, 0x33, 0x99])
  })
})
