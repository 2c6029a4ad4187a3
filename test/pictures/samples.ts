import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

/** A photograph, as far as an encoder can tell: soft colours and a camera's noise, the same in every run. */
export function photograph(width: number, height: number): Sharp {
  const data = new Uint8Array(width * height * 3)
  let state = 1
  for (let index = 0; index < data.length; index += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    const [x, y] = [Math.floor(index / 3) % width, Math.floor(index / 3 / width)]
    data[index] = 60 + (120 * x) / width + (40 * y) / height + ((state >>> 16) % 24) + 8 * (index % 3)
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
}

/** One colour all over; with `alpha`, that much of it. */
export function plain(width: number, height: number, [r, g, b]: readonly [number, number, number], alpha?: number): Sharp {
  return sharp({ create: { width, height, channels: alpha === undefined ? 3 : 4, background: { r, g, b, alpha: alpha ?? 1 } } })
}

/** A drawing of few colours and sharp edges. */
export function drawing(width: number, height: number): Sharp {
  return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90" width="${width}" height="${height}"><path fill="#eef1f8" d="M0 0h160v90H0z"/><circle cx="60" cy="45" r="30" fill="#0b3d91"/><path stroke="#8a5a00" d="M90 20 150 70"/></svg>`))
}

/** A chunk of a PNG file (PNG 3rd edition §5.3). */
export function chunk(type: string, data: Uint8Array | string): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), Buffer.from(data)])
  return Buffer.concat([uint32(body.length - 4), body, uint32(crc32(body))])
}

/** A PNG file with a chunk put in behind its header. */
export function withChunk(png: Buffer, type: string, data: Uint8Array | string): Buffer {
  return Buffer.concat([png.subarray(0, 33), chunk(type, data), png.subarray(33)])
}

/** A grey PNG that claims a size; `rows` are its uncompressed rows, each with the filter's byte before it. */
export function claimedPng(width: number, height: number, depth: 1 | 8, rows: Uint8Array): Buffer {
  const header = Buffer.concat([uint32(width), uint32(height), Buffer.from([depth, 0, 0, 0, 0])])
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', '')])
}

/** A JPEG file with a segment put in before all others. */
export function withSegment(jpeg: Buffer, marker: number, data: string): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(Buffer.byteLength(data, 'latin1') + 2)
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, marker]), length, Buffer.from(data, 'latin1'), jpeg.subarray(2)])
}

/** A GIF of two colours, on a canvas of any size; its frames hold one pixel each, whatever they claim. */
export function manyFrames(width: number, height: number, frames: number, claimed: readonly [number, number] = [1, 1]): Buffer {
  const uint16 = (value: number): number[] => [value & 255, value >> 8]
  const canvas = [...Buffer.from('GIF89a'), ...uint16(width), ...uint16(height), 0x80, 0, 0, 255, 0, 0, 0, 0, 255]
  const frame = [0x21, 0xf9, 4, 0, 10, 0, 0, 0, 0x2c, 0, 0, 0, 0, ...claimed.flatMap(uint16), 0, 2, 2, 0x44, 1, 0]
  return Buffer.from([...canvas, ...Array.from({ length: frames }, () => frame).flat(), 0x3b])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
