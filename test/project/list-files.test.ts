import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { listEntries, listFiles } from '../../src/project/list-files.js'
import { folderWith } from './folder.js'

it('lists files by code unit, whatever the language of the machine, and however deep', async () => {
  const root = await folderWith({ 'issues/b.md': '', 'issues/a/z.md': '', 'issues/B.md': '', 'issues/ä.md': '', 'issues/a.md': '', 'issues/a-1.MD': '', 'issues/x.txt': '', 'other/y.md': '' })
  expect(await listFiles(root, 'issues', ['.md'])).toEqual(['issues/B.md', 'issues/a-1.MD', 'issues/a.md', 'issues/a/z.md', 'issues/b.md', 'issues/ä.md'])
})

it('passes over names that start with _ or a dot, folders too', async () => {
  const root = await folderWith({ 'issues/_draft.md': '', 'issues/_old/a.md': '', 'issues/.git/a.md': '', 'issues/a_b.md': '' })
  expect(await listFiles(root, 'issues', ['.md'])).toEqual(['issues/a_b.md'])
})

it('finds nothing in a folder that is not there', async () => {
  expect(await listFiles(await folderWith({}), 'issues', ['.md'])).toEqual([])
})

it('tells links from files', async () => {
  const root = await folderWith({ 'issues/a.md': '', 'issues/b/c.txt': '' })
  await symlink('b', join(root, 'issues/link'))
  expect(await listEntries(root, 'issues')).toEqual([{ path: 'issues/a.md', isLink: false }, { path: 'issues/b/c.txt', isLink: false }, { path: 'issues/link', isLink: true }])
})

it('does not walk in circles', async () => {
  const root = await folderWith({ 'issues/a.md': '' })
  await symlink(join(root, 'issues'), join(root, 'issues/circle'))
  expect(await listFiles(root, 'issues', ['.md'])).toEqual(['issues/a.md'])
})

it('says which folder cannot be read', async () => {
  await expect(listFiles(await folderWith({ issues: '' }), 'issues', ['.md'])).rejects.toThrow('Cannot read the folder issues: a part of its path is not a folder.')
})
