import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { parseManifest, printManifest, type Manifest, type ManifestEntry } from '../../src/output/manifest.js'
import { OutputError } from '../../src/output/output-error.js'
import { staysInside } from '../../src/output/paths.js'

const sha256 = 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'
const entry: ManifestEntry = { sha256, bytes: 1, source: null }
const one = (path: string, value: unknown): string => `{"version":1,"files":{${JSON.stringify(path)}:${JSON.stringify(value)}}}`

describe('printManifest', () => {
  it('prints JSON with two spaces and a newline at the end', () => {
    expect(printManifest(new Map([['a/b.html', { sha256, bytes: 12, source: 'issues/x.md' }]]))).toBe(`{
  "version": 1,
  "files": {
    "a/b.html": {
      "sha256": "${sha256}",
      "bytes": 12,
      "source": "issues/x.md"
    }
  }
}
`)
    expect(printManifest(new Map([['a.jpg', { sha256, bytes: 12, source: 'issues/x.md', others: ['issues/y.md', 'issues/z.md'] }]]))).toContain(`
      "source": "issues/x.md",
      "others": [
        "issues/y.md",
        "issues/z.md"
      ]
    }
`)
    expect(printManifest(new Map([['a/b.html', { beside: sha256, source: 'issues/x.md', bytes: 12, sha256 }]]))).toContain(`
      "source": "issues/x.md",
      "beside": "${sha256}"
    }
`)
    expect(printManifest(new Map([['a/b.html', { from: sha256, beside: sha256, source: 'issues/x.md', bytes: 12, sha256 }]]))).toContain(`
      "beside": "${sha256}",
      "from": "${sha256}"
    }
`)
    expect(printManifest(new Map())).toBe('{\n  "version": 1,\n  "files": {}\n}\n')
  })

  it('sorts paths by code unit, numbers and capitals too', () => {
    const text = printManifest(new Map(['b', '9', 'ä', 'a', '10', 'Z', '\u{1f600}', '\uffee'].map(path => [path, entry])))
    expect([...text.matchAll(/^ {4}"(.*)": \{$/gmu)].map(([, path]) => path)).toEqual(['10', '9', 'Z', 'a', 'b', 'ä', '\u{1f600}', '\uffee'])
  })

  it('prints what parseManifest reads, for every path and source, and the same text again', () => {
    const path = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toString', '1', 'a/__proto__', '"'), fc.string({ unit: 'binary' }).filter(staysInside))
    const size = { sha256: fc.constant(sha256), bytes: fc.nat() }
    const entries = fc.oneof(fc.record({ ...size, source: fc.constant(null) }), fc.record({ ...size, others: fc.array(fc.string(), { minLength: 1 }), source: fc.string(), beside: fc.constant(sha256), from: fc.constant(sha256) }, { requiredKeys: ['sha256', 'bytes', 'source'] }))
    fc.assert(fc.property(fc.array(fc.tuple(path, entries)), files => {
      const manifest: Manifest = new Map(files)
      const text = printManifest(manifest)
      expect(parseManifest(text)).toEqual(manifest)
      expect(printManifest(parseManifest(text))).toBe(text)
      expect(Object.keys(JSON.parse(text))).toEqual(['version', 'files'])
    }))
  })
})

describe('parseManifest', () => {
  it.each([
    ['no text', ''],
    ['half of one', '{"version":1,"fi'],
    ['another kind of value', '[]'],
    ['null', 'null'],
    ['a later version', '{"version":2,"files":{}}'],
    ['no version', '{"files":{}}'],
    ['no files', '{"version":1}'],
    ['a list of files', '{"version":1,"files":[]}'],
    ['a path above the folder', one('../a', entry)],
    ['a path from the root', one('/a', entry)],
    ['a path to one of our own files', one('.efc-news-lock', entry)],
    ['a hash that is none', one('a', { ...entry, sha256: 'A'.repeat(64) })],
    ['a size below zero', one('a', { ...entry, bytes: -1 })],
    ['a broken size', one('a', { ...entry, bytes: 1.5 })],
    ['no source', one('a', { sha256, bytes: 1 })],
    ['a source that is a number', one('a', { ...entry, source: 1 })],
    ['other issues that are none', one('a', { ...entry, source: 'a.md', others: [] })],
    ['other issues that are no list', one('a', { ...entry, source: 'a.md', others: 'b.md' })],
    ['another issue that is a number', one('a', { ...entry, source: 'a.md', others: ['b.md', 1] })],
    ['other issues beside the site', one('a', { ...entry, others: ['b.md'] })],
    ['a hash of what is beside that is none', one('a', { ...entry, beside: '' })],
    ['a hash of what is beside that is null', one('a', { ...entry, beside: null })],
    ['a hash of the text that is none', one('a', { ...entry, from: 'x' })],
    ['a hash of the text that is null', one('a', { ...entry, from: null })],
    ['an entry that is none', one('__proto__', null)],
  ])('refuses %s, and says what to do', (_, text) => {
    const parse = (): Manifest => parseManifest(text)
    expect(parse).toThrow(OutputError)
    expect(parse).toThrow(expect.objectContaining({ code: 'manifest', message: expect.stringContaining('Move the output folder away and build again.') }))
  })

  it('takes __proto__ for the name of a file, and nothing else', () => {
    const manifest = parseManifest(one('__proto__', entry))
    expect([...manifest]).toEqual([['__proto__', entry]])
    expect(manifest.has('toString')).toBe(false)
    expect(Object.hasOwn(Object.prototype, 'sha256')).toBe(false)
  })
})
