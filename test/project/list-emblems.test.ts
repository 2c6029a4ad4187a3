import { expect, it } from 'vitest'
import { listEmblems } from '../../src/project/list-emblems.js'
import { folderWith } from './folder.js'

it('finds emblems by their names, the newsletter’s own before those of the program', async () => {
  const root = await folderWith({ 'templates/emblems/eu.png': '', 'templates/emblems/City.JPG': '', 'templates/emblems/eu.svg': '', 'templates/emblems/notes.txt': '', 'templates/emblems/_draft.png': '' })
  const program = await folderWith({ 'templates/emblems/eu.png': '', 'templates/emblems/un.webp': '' })
  expect([...(await listEmblems(root, program))]).toEqual([
    ['City', { root, path: 'templates/emblems/City.JPG' }],
    ['eu', { root, path: 'templates/emblems/eu.png' }],
    ['un', { root: program, path: 'templates/emblems/un.webp' }],
  ])
})

it('finds none where there is no folder', async () => {
  const root = await folderWith({})
  expect((await listEmblems(root, root)).size).toBe(0)
})
