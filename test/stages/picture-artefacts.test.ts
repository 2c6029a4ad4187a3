import { describe, expect, it } from 'vitest'
import { ownedBy, ownersOf } from '../../src/artefact.js'
import type { Manifest } from '../../src/output/manifest.js'
import { nothingOf, type IssueResult } from '../../src/stages/issue-result.js'
import { pictureArtefacts } from '../../src/stages/picture-artefacts.js'
import type { PictureStore } from '../../src/stages/picture-store.js'

const pictures: Pick<PictureStore, 'artefact'> = { artefact: (path, owners) => ({ path: `archive/${path}`, contents: '', kind: 'asset', ...ownedBy(owners) }) }
const showing = (path: string, ...assets: readonly string[]): IssueResult => ({ ...nothingOf(path, []), assets })
const keptFrom = (entries: Readonly<Record<string, readonly string[]>>): Manifest => new Map(Object.entries(entries).map(([path, owners]) => [path, { sha256: '', bytes: 0, ...ownedBy(owners) }]))

/** Path and owners of each artefact; the site owns what nobody owns. */
const made = (issues: readonly IssueResult[], own: readonly string[] = [], kept: Manifest = new Map()): Array<[string, ...string[]]> =>
  pictureArtefacts(issues, own, pictures, kept).map((artefact) => [artefact.path, ...ownersOf(artefact)])

describe('the files of pictures', () => {
  it('are each there once, and belong to the issue that shows them', () => {
    expect(made([showing('a.md', 'assets/1.jpg', 'assets/2.jpg'), showing('b.md'), showing('c.md', 'assets/3.jpg')])).toEqual([['archive/assets/1.jpg', 'a.md'], ['archive/assets/2.jpg', 'a.md'], ['archive/assets/3.jpg', 'c.md']])
  })

  it('belong to all issues that show them, in whatever order these come', () => {
    const issues = [showing('b.md', 'assets/1.jpg'), showing('c.md', 'assets/1.jpg'), showing('a.md', 'assets/1.jpg')]
    expect(made(issues)).toEqual([['archive/assets/1.jpg', 'a.md', 'b.md', 'c.md']])
    expect(made(issues.toReversed())).toEqual(made(issues))
  })

  it('belong to the site when they are the newsletter’s own, whoever shows them; those that nobody shows are not there', () => {
    const kept = keptFrom({ 'archive/assets/logo.png': ['b.md'] })
    expect(made([showing('a.md', 'assets/logo.png')], ['assets/logo.png', 'assets/eu.png'], kept)).toEqual([['archive/assets/logo.png']])
  })

  it('belong as well to those who own what stays of the last build', () => {
    const kept = keptFrom({ 'archive/assets/1.jpg': ['b.md', 'd.md'], 'archive/assets/2.jpg': [], 'archive/assets/3.jpg': ['0.md'], 'archive/assets/4.jpg': ['d.md'] })
    expect(made([showing('a.md', 'assets/1.jpg', 'assets/2.jpg', 'assets/3.jpg'), showing('c.md', 'assets/1.jpg')], [], kept)).toEqual([['archive/assets/1.jpg', 'a.md', 'b.md', 'c.md', 'd.md'], ['archive/assets/2.jpg'], ['archive/assets/3.jpg', '0.md', 'a.md']])
  })
})
