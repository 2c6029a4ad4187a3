import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { treeOf } from './output/tree.js'
import { createWarmProject, efcNews } from './project.js'
import { profileNames } from '../src/schema/profile-names.js'
import { sha256 } from '../src/sha256.js'

/*
 * What each service gets of one newsletter: handover/golden/src/ is the newsletter, handover/golden/<profile>/<audience>/
 * what `efc-news handoff` makes of it. The styles in an email's head are left out, and with them hashes, sizes and the bodies
 * of .eml files, which are checked beside.
 *
 * A change that is meant:  UPDATE_GOLDEN=1 npx vitest run test/handover-golden.test.ts
 * Then read the difference as the secretariat would, before you commit it.
 */

const golden = fileURLToPath(new URL('handover/golden', import.meta.url))
const update = (process.env['UPDATE_GOLDEN'] ?? '') !== ''

let project: string

beforeAll(async () => {
  project = await createWarmProject({})
  await cp(join(golden, 'src'), project, { recursive: true })
  const { code, err } = await efcNews(['build', '--quiet'], { cwd: project })
  if (code !== 0 || err !== '') throw new Error(err)
})

describe.each(profileNames)('a hand-over for %s', (profile) => {
  it('is as expected, to the last file', async () => {
    expect(await efcNews(['handoff', 'issue-07', '--profile', profile, '--quiet'], { cwd: project })).toEqual({ code: 0, out: '', err: '' })
    const made = await treeOf(join(project, 'handoff/issue-07', profile))
    const shown = Object.fromEntries(Object.entries(made).flatMap(([path, text]) => (text === 'folder' || path.endsWith('.zip') || isRepeated(path) ? [] : [[path, settled(path, path.endsWith('/draft.json') ? withoutEmail(text, made) : text)]])))
    const folder = join(golden, profile)
    if (update) await writeExpected(folder, shown)
    const expected = existsSync(folder) ? await treeOf(folder) : {}
    expect(shown).toEqual(Object.fromEntries(Object.entries(expected).filter(([, text]) => text !== 'folder')))
  })

  it.each(['public', 'members'])('has the checksums of its files for %s, and the same files in its .zip', async (audience) => {
    const folder = join(project, 'handoff/issue-07', profile, audience)
    const names = Object.entries(await treeOf(folder)).flatMap(([path, text]) => (text === 'folder' ? [] : [path]))
    const sums = (await readFile(join(folder, 'SHA256SUMS'), 'utf8')).trim().split('\n').map((line) => line.split('  '))
    expect(sums.map(([, name]) => name)).toEqual(names.filter((name) => name !== 'SHA256SUMS').toSorted())
    const zip = unzipSync(await readFile(join(project, 'handoff/issue-07', profile, `issue-07-${audience}-${profile}.zip`)))
    const inZip = Object.entries(zip).map(([path, bytes]) => [path.replace(`issue-07-${audience}-${profile}/`, ''), sha256(bytes)] as const)
    expect(new Map(inZip)).toEqual(new Map([...sums.map(([sum, name]) => [name, sum] as const), ['SHA256SUMS', sha256(await readFile(join(folder, 'SHA256SUMS')))]]))
  })

  it('keeps what is for members out of what the public gets', async () => {
    const folder = join(project, 'handoff/issue-07', profile)
    const shows = async (audience: string): Promise<string[]> => Object.entries(await treeOf(join(folder, audience))).flatMap(([path, text]) => (/only members read this|for members/i.test(text) ? [path] : []))
    expect(await shows('public')).toEqual([])
    expect(await shows('members')).toEqual(expect.arrayContaining(['email.html', 'email.txt']))
  })
})

describe('a hand-over', () => {
  it('has the same bytes each time', async () => {
    const before = await treeOf(join(project, 'handoff'))
    for (const [profile, zone] of [['mailchimp', 'Pacific/Kiritimati'], ['plain', 'America/Los_Angeles']] as const) {
      await efcNews(['handoff', 'issue-07', '--profile', profile, '--quiet', '--out', 'again'], { cwd: project, env: { TZ: zone, LC_ALL: 'tr_TR.UTF-8' } })
      const again = await treeOf(join(project, 'again/issue-07', profile))
      const first = Object.entries(before).flatMap(([path, text]) => (path.startsWith(`issue-07/${profile}/`) ? [[path.slice(`issue-07/${profile}/`.length), text]] : []))
      expect(again).toEqual(Object.fromEntries(first))
    }
  })
})

/** Of the edition for members only what shows whose it is: all else is as in the public one. */
function isRepeated(path: string): boolean {
  return path.startsWith('members/') && !/^members\/(?:CHECKLIST|email)\.txt$/.test(path)
}

/** The body of a call, with the names of the files in place of the email and its text, which stand beside it. */
function withoutEmail(json: string, made: Readonly<Record<string, string>>): string {
  return ['email.html', 'email.txt'].reduce((text, name) => text.replace(JSON.stringify(made[`public/${name}`]).slice(1, -1), () => `(${name})`), json)
}

/** Without what changes with every style: the styles, and the hashes of what holds them. */
function settled(path: string, text: string): string {
  if (path.endsWith('.eml')) return text.slice(0, text.indexOf('\r\n\r\n')).replaceAll('\r\n', '\n').replace(/[0-9a-f]{32}/g, 'HASH').concat('\n')
  if (path.endsWith('SHA256SUMS')) return text.replace(/^[0-9a-f]{64}/gm, 'HASH')
  if (path.endsWith('report.txt')) return text.replace(/\d+\.\d KB/g, '#.# KB').replace(/ +\d+ %/g, ' # %')
  return text.replace(/(<style[^>]*>)[\s\S]*?(?=<\/style>)/g, '$1…')
}

async function writeExpected(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}
