import { generateKeyPairSync, sign } from 'node:crypto'

export interface Certificate {
  /** PEM, both of them. */
  readonly key: string
  readonly cert: string
}

/**
 * A self-signed certificate (X.509, RFC 5280 §4.1) for a name or an IPv4 address, valid in the years given.
 * Node can read certificates, but makes none.
 */
export function certificateFor(host: string, { from, to }: { readonly from: number; readonly to: number } = { from: 2020, to: 9999 }): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const ecdsaWithSha256 = sequence(Buffer.from('06082a8648ce3d040302', 'hex'))
  const commonName = sequence(der(0x31, sequence(Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from(host)))))
  const octets = /^[\d.]+$/.test(host) ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host))
  const alternativeName = sequence(Buffer.from('0603551d11', 'hex'), der(0x04, sequence(octets)))
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    commonName,
    sequence(newYear(from), newYear(to)),
    commonName,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(alternativeName)),
  )
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', body, privateKey)]))
  const cert = sequence(body, ecdsaWithSha256, signature).toString('base64').replace(/.{64}/g, '$&\n')
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert: `-----BEGIN CERTIFICATE-----\n${cert}\n-----END CERTIFICATE-----\n` }
}

function newYear(year: number): Buffer {
  return der(0x18, Buffer.from(`${year}0101000000Z`))
}

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return der(0x30, Buffer.concat(parts))
}

/** Tag, length, value (ITU-T X.690 §8.1). */
function der(tag: number, value: Uint8Array): Buffer {
  const { length } = value
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), value])
}
