import fc from 'fast-check'

const hex = (value: number): string => `#${value.toString(16).padStart(6, '0')}`

/** Any colour `#rrggbb`; greys, and what is almost black or white, come often. */
export const anyColor = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 0xffffff }).map(hex) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xff }).map((grey) => hex(grey * 0x010101)) },
  { weight: 1, arbitrary: fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).map(([red, green, blue]) => hex(red * 0x10000 + green * 0x100 + blue)) },
  { weight: 1, arbitrary: fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).map(([red, green, blue]) => hex(0xffffff - red * 0x10000 - green * 0x100 - blue)) },
)

export const brand = { primary: '#0b3d91', accent: '#8a5a00' }
