import { execFileSync } from 'node:child_process'
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPicture, type PictureRead } from '../../src/project/read-picture.js'
import { folderWith } from './folder.js'

/** What was read, as text; or the rule and the words of the problem. */
function shown(read: PictureRead): string {
  return 'bytes' in read ? new TextDecoder().decode(read.bytes) : `${read.problem.rule}: ${read.problem.text}`
}

const noteOf = (read: PictureRead): string | null => ('problem' in read ? read.problem.note : null)

describe('a picture file', () => {
  it('is found beside the file that names it, below it, and above it within the project', async () => {
    const root = await folderWith({ 'issues/2015/a.jpg': 'beside', 'issues/2015/pics/b.jpg': 'below', 'pictures/c.jpg': 'above', 'logo.png': 'root' })
    const read = async (from: string, path: string): Promise<string> => shown(await readPicture(root, from, path))
    expect(await read('issues/2015/one.md', 'a.jpg')).toBe('beside')
    expect(await read('issues/2015/one.md', 'pics/b.jpg')).toBe('below')
    expect(await read('issues/2015/one.md', '../../pictures/c.jpg')).toBe('above')
    expect(await read('newsletter.yaml', 'logo.png')).toBe('root')
    expect(await read('newsletter.yaml', 'issues/../logo.png')).toBe('root')
  })

  it.each([
    ['the letter and its accent in one', 'e\u0301te\u0301.jpg', '\u00e9t\u00e9.jpg'],
    ['the letter and its accent apart', '\u00e9t\u00e9.jpg', 'e\u0301te\u0301.jpg'],
    ['both, in a folder of such a name', 'e\u0301/a\u030a.jpg', '\u00e9/\u00e5.jpg'],
  ])('is found by a name that is written with %s, however the disk has it', async (_, stored, written) => {
    const root = await folderWith({ [`issues/${stored}`]: 'found' })
    expect(shown(await readPicture(root, 'issues/a.md', written))).toBe('found')
  })

  it('is taken as it is, bytes that are no text too', async () => {
    const bytes = Uint8Array.of(0xff, 0xd8, 0, 0xff)
    expect(await readPicture(await folderWith({ 'issues/a.jpg': bytes }), 'issues/a.md', 'a.jpg')).toEqual({ bytes: Buffer.from(bytes) })
  })

  it('is missed by its name and folder, with the name that was meant', async () => {
    const root = await folderWith({ 'issues/pics/hemicycle.jpg': '', 'issues/été.jpg': '', 'logo.png': '' })
    const missed = await readPicture(root, 'issues/a.md', 'pics/hemicicle.jpg')
    expect(shown(missed)).toBe('image-missing: Missing picture `pics/hemicicle.jpg`, expected a file in issues/pics')
    expect(noteOf(missed)).toBe('Did you mean "hemicycle.jpg"? Capitals count.')
    expect(noteOf(await readPicture(root, 'issues/a.md', 'pics/Hemicycle.JPG'))).toContain('Did you mean "hemicycle.jpg"?')
    const far = await readPicture(root, 'issues/a.md', 'pics/something.gif')
    expect(noteOf(far)).toBe('Put the file there, or correct its name; it is looked for beside the file that names it.')
    const atRoot = await readPicture(root, 'newsletter.yaml', 'loga.png')
    expect([shown(atRoot), noteOf(atRoot)]).toEqual(['image-missing: Missing picture `loga.png`, expected a file there', 'Did you mean "logo.png"? Capitals count.'])
  })

  it.each(['nowhere/a.jpg', 'file/a.jpg', `${'x'.repeat(300)}.jpg`])('is missed in a place that cannot have it: %s', async (path) => {
    const read = await readPicture(await folderWith({ 'issues/file': '' }), 'issues/a.md', path)
    expect(shown(read)).toMatch(/^image-missing: Missing picture `[^`]{1,81}`/)
  })

  it('is no folder, and not nothing', async () => {
    const root = await folderWith({ 'issues/pics/a.jpg': '' })
    expect(shown(await readPicture(root, 'issues/a.md', 'pics'))).toBe('image-missing: Unexpected folder `pics`, expected a picture file')
    expect(shown(await readPicture(root, 'issues/a.md', ''))).toBe('image-missing: Unexpected folder ``, expected a picture file')
  })

  it.runIf(process.platform !== 'win32')('is no pipe, which would keep the build waiting for ever', async () => {
    const root = await folderWith({ 'issues/a.md': '' })
    execFileSync('mkfifo', [join(root, 'issues/a.jpg')])
    expect(shown(await readPicture(root, 'issues/a.md', 'a.jpg'))).toBe('image-missing: Unexpected pipe, socket or device `a.jpg`, expected a picture file')
  })

  it('is not larger than can be handled, and is not read to find out', async () => {
    const root = await folderWith({ 'issues/a.jpg': '' })
    await truncate(join(root, 'issues/a.jpg'), 64 * 1024 * 1024 + 1)
    expect(shown(await readPicture(root, 'issues/a.md', 'a.jpg'))).toBe('image-size: Unexpected picture of 68 MB, expected at most 67 MB')
  })

  it('whose links lead in a circle is told at its place, beside all else', async () => {
    const root = await folderWith({ 'issues/a.md': '' })
    await symlink('b.jpg', join(root, 'issues/a.jpg'))
    await symlink('a.jpg', join(root, 'issues/b.jpg'))
    expect(shown(await readPicture(root, 'issues/a.md', 'a.jpg'))).toBe('image-missing: Unexpected picture `a.jpg` that cannot be read: its links lead in a circle')
  })
})

describe('what is outside of the project', () => {
  // Nor is it told whether it is there.
  it.each(['../../secret.jpg', '../../nothing.jpg', '../../outside/secrat.jpg', '../../outside/secret.jpg', '..', '../..', '../issues/../../secret.jpg', '/etc/hostname', '//etc/hostname', 'a\0.jpg', 'x/../../../secret.jpg'])('is never read: %j', async (path) => {
    const parent = await folderWith({ 'secret.jpg': 'secret', 'outside/secret.jpg': 'secret', 'project/issues/a.md': '' })
    const read = await readPicture(join(parent, 'project'), 'issues/a.md', path)
    expect(shown(read)).toMatch(path === '..' ? /^image-missing: Unexpected folder/ : /^file-link: Unexpected picture `[^`]*` outside of the project, expected a file in it$/)
  })

  it('is not reached by links, to the file or to a folder above it', async () => {
    const parent = await folderWith({ 'secret.jpg': 'secret', 'outside/secret.jpg': 'secret', 'project/issues/a.md': '' })
    const root = join(parent, 'project')
    await symlink('../../secret.jpg', join(root, 'issues/link.jpg'))
    await symlink(join(parent, 'outside'), join(root, 'issues/pics'))
    await symlink(parent, join(root, 'issues/up'))
    for (const path of ['link.jpg', 'pics/secret.jpg', 'up/secret.jpg']) expect(shown(await readPicture(root, 'issues/a.md', path))).toMatch(/^file-link: /)
  })

  it('is not what is linked within the project, nor a project that is itself reached by a link', async () => {
    const parent = await folderWith({ 'project/pictures/a.jpg': 'found' })
    await mkdir(join(parent, 'project/issues'))
    await writeFile(join(parent, 'project/issues/a.md'), '')
    await symlink('../pictures', join(parent, 'project/issues/pics'))
    await symlink('project', join(parent, 'link'))
    expect(shown(await readPicture(join(parent, 'link'), 'issues/a.md', 'pics/a.jpg'))).toBe('found')
  })
})
