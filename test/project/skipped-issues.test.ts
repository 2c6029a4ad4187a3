import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readIssues } from '../../src/project/read-issues.js'
import { folderWith } from './folder.js'

it.each(['.markdown', '.mdown', '.mkd', '.MDX', '.md.txt'])('warns of an issue that ends in %s, and says what to do', async (ending) => {
  const root = await folderWith({ 'issues/a.md': 'a', [`issues/b/c${ending}`]: 'b' })
  const { sources, messages } = await readIssues(root, 100)
  expect(sources).toEqual([{ path: 'issues/a.md', text: 'a' }])
  expect(messages).toEqual([expect.objectContaining({ rule: 'file-skipped', severity: 'warning', file: `issues/b/c${ending}`, note: expect.stringContaining('Rename it to .md.') })])
})

it('warns of a linked folder, and reads a linked file', async () => {
  const root = await folderWith({ 'issues/a.md': 'a', 'old/b.md': 'b' })
  await symlink('../old', join(root, 'issues/old'))
  await symlink('../old/b.md', join(root, 'issues/b.md'))
  const { sources, messages } = await readIssues(root, 100)
  expect(sources.map(({ path }) => path)).toEqual(['issues/a.md', 'issues/b.md'])
  expect(messages).toEqual([expect.objectContaining({ rule: 'file-skipped', file: 'issues/old', note: expect.stringContaining('Copy the folder') })])
})

it('says nothing of what nobody takes for an issue', async () => {
  const root = await folderWith({ 'issues/a.MD': 'a', 'issues/photo.jpg': '', 'issues/notes.txt': '', 'issues/_b.markdown': '', 'issues/.c.mdx': '' })
  await symlink('nowhere', join(root, 'issues/broken'))
  expect(await readIssues(root, 100)).toEqual({ sources: [{ path: 'issues/a.MD', text: 'a' }], messages: [] })
})
