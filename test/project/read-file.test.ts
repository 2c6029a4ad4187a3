import { execFileSync } from 'node:child_process'
import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { InputError } from '../../src/project/input-error.js'
import { readText } from '../../src/project/read-file.js'
import { folderWith } from './folder.js'

it('reads a file of the project', async () => {
  expect(await readText(await folderWith({ 'a/b.md': 'é' }), 'a/b.md', 10)).toEqual({ text: 'é', messages: [] })
})

it('refuses one that is over the limit, counted in bytes', async () => {
  const root = await folderWith({ 'a.md': 'é'.repeat(1024) })
  expect((await readText(root, 'a.md', 2048)).messages).toEqual([])
  expect(await readText(root, 'a.md', 1024)).toMatchObject({ text: null, messages: [{ rule: 'file-size', file: 'a.md', message: 'Unexpected file of 2 KB, expected at most 1 KB' }] })
})

it('follows a link within the project, and none out of it', async () => {
  const outside = await folderWith({ 'secret.md': 'secret' })
  const root = await folderWith({ 'a.md': 'a' })
  await symlink(join(root, 'a.md'), join(root, 'inner.md'))
  await symlink(join(outside, 'secret.md'), join(root, 'outer.md'))
  await symlink(outside, join(root, 'folder'))
  expect((await readText(root, 'inner.md', 100)).text).toBe('a')
  expect(await readText(root, 'outer.md', 100)).toMatchObject({ text: null, messages: [{ rule: 'file-link' }] })
  expect(await readText(root, 'folder/secret.md', 100)).toMatchObject({ text: null, messages: [{ rule: 'file-link' }] })
})

it.runIf(process.platform !== 'win32')('refuses a pipe, which would keep the build waiting for ever', async () => {
  const root = await folderWith({})
  execFileSync('mkfifo', [join(root, 'a.md')])
  await symlink('a.md', join(root, 'b.md'))
  for (const file of ['a.md', 'b.md']) {
    expect(await readText(root, file, 100)).toMatchObject({ text: null, messages: [{ rule: 'file-kind', file, severity: 'error' }] })
  }
})

it('works in a project that is reached by a link itself', async () => {
  const [root, elsewhere] = [await folderWith({ 'a.md': 'a' }), await folderWith({})]
  await symlink(root, join(elsewhere, 'project'))
  expect((await readText(join(elsewhere, 'project'), 'a.md', 100)).text).toBe('a')
})

it('says in words what the disk says', async () => {
  const root = await folderWith({ 'a/b.md': '' })
  await expect(readText(root, 'c.md', 100)).rejects.toThrow(new InputError('Cannot read c.md: it is not there.'))
  await expect(readText(root, 'a', 10_000)).rejects.toThrow('Cannot read a: it is a folder.')
})
