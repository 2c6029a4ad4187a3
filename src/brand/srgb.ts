/** Red, green and blue. */
export type Channels = readonly [red: number, green: number, blue: number]

/**
 * The light of a colour `#rrggbb`: linear sRGB, each channel from 0 to 1 (IEC 61966-2-1; CSS Color 4 §10.2).
 *
 * Throws a RangeError for any other text: a colour that is no number would pass every check.
 */
export function toLinear(hex: string): Channels {
  const [, red, green, blue] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex) ?? []
  if (red === undefined || green === undefined || blue === undefined) throw new RangeError(`Not a colour such as #0b3d91: ${hex}`)
  return [decode(red), decode(green), decode(blue)]
}

/** The colour `#rrggbb`, in lower case, that is nearest to linear light; what lies outside of 0 to 1 is cut off. */
export function toHex(channels: Channels): string {
  return `#${channels.map(encode).join('')}`
}

function decode(pair: string): number {
  const value = Number.parseInt(pair, 16) / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

function encode(light: number): string {
  const value = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055
  const byte = Math.round(Math.min(1, Math.max(0, value)) * 255)
  return byte.toString(16).padStart(2, '0')
}
