import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { zipOf } from '../../src/handover/zip.js'

const picture = new Uint8Array([255, 216, 255, 0, 1])

const files = new Map<string, Uint8Array | string>([['subject.txt', 'Où ?'], ['images/b.jpg', picture], ['CHECKLIST.txt', 'x'.repeat(1000)], ['é.txt', '']])

/** The local file headers' fields (APPNOTE.TXT 4.3.7): flags, method, time and date, as they stand in the bytes. */
function headers(zip: Uint8Array): string[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const found: string[] = []
  for (let at = 0; view.getUint32(at, true) === 0x04034b50;) {
    const [size, name, extra] = [view.getUint32(at + 18, true), view.getUint16(at + 26, true), view.getUint16(at + 28, true)]
    found.push([strFromU8(zip.slice(at + 30, at + 30 + name)), view.getUint16(at + 6, true) & 0x800, view.getUint16(at + 8, true), view.getUint32(at + 10, true).toString(16)].join(' '))
    at += 30 + name + extra + size
  }
  return found
}

describe('the .zip of a hand-over', () => {
  it('has every file in one folder, as it was', () => {
    const read = unzipSync(zipOf('issue-06-public', files))
    expect(Object.keys(read)).toEqual(['issue-06-public/CHECKLIST.txt', 'issue-06-public/images/b.jpg', 'issue-06-public/subject.txt', 'issue-06-public/é.txt'])
    expect(strFromU8(read['issue-06-public/subject.txt'] ?? new Uint8Array())).toBe('Où ?')
    expect(read['issue-06-public/images/b.jpg']).toEqual(picture)
  })

  it('is the same whatever the order, and deflates text but no picture', () => {
    expect(zipOf('x', new Map([...files].toReversed()))).toEqual(zipOf('x', files))
    // 8 is deflate, 0 is stored; 1980-01-01 12:00:00.
    expect(headers(zipOf('x', files))).toEqual(['x/CHECKLIST.txt 0 8 216000', 'x/images/b.jpg 0 0 216000', 'x/subject.txt 0 8 216000', 'x/é.txt 2048 8 216000'])
  })

  it('is the same in every time zone', () => {
    const module = fileURLToPath(new URL('../../src/handover/zip.ts', import.meta.url))
    const script = `import { buildSync } from 'esbuild'
      const { outputFiles: [{ text }] } = buildSync({ entryPoints: [${JSON.stringify(module)}], bundle: true, platform: 'node', format: 'esm', write: false })
      const { zipOf } = await import('data:text/javascript,' + encodeURIComponent(text))
      process.stdout.write(Buffer.from(zipOf('x', new Map([['a.txt', 'words'], ['b.png', new Uint8Array([1])]]))).toString('base64'))`
    const [first, ...others] = ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/Sao_Paulo'].map((TZ) => execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', cwd: fileURLToPath(new URL('../../', import.meta.url)), env: { ...process.env, TZ } }))
    expect(first).toBe(Buffer.from(zipOf('x', new Map<string, Uint8Array | string>([['a.txt', 'words'], ['b.png', new Uint8Array([1])]]))).toString('base64'))
    expect(others).toEqual(others.map(() => first))
  })
})
