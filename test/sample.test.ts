import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { createWarmProject, distOf, efcNews } from './project.js'
import { readArchive, type Archive } from './site/archive.js'
import { conformanceProblems } from './site/conformance.js'
import { linkProblems } from './site/links.js'
import { foreignRequests } from './site/requests.js'
import { heavyPages } from './site/weight.js'

const root = fileURLToPath(new URL('../', import.meta.url))
const url = 'https://newsletter.europeanfinancialcoalition.eu/'

describe('the sample newsletter, which is the first thing that a newcomer builds', () => {
  let err = ''
  let dist: Readonly<Record<string, string>> = {}
  let archive: Archive

  beforeAll(async () => {
    const project = await createWarmProject({})
    for (const name of ['newsletter.yaml', 'issues']) await cp(join(root, name), join(project, name), { recursive: true })
    err = (await efcNews(['build'], { cwd: project })).err
    dist = await distOf(project)
    archive = await readArchive(join(project, 'dist/archive'))
  }, 60_000)

  it('is built without a single message', () => {
    expect(err).toBe('')
  })

  it('has issues, a special, pages and the text of its home page', () => {
    const made = Object.keys(dist)
    for (const slug of ['issue-05', 'issue-06', 'issue-07', 'special-power-to-help']) {
      expect(made).toEqual(expect.arrayContaining([`archive/${slug}/index.html`, ...['html', 'txt'].map((ending) => `email/${slug}/public.${ending}`)]))
    }
    expect(made).toEqual(expect.arrayContaining(['archive/about/index.html', 'archive/events/index.html']))
    expect(made.filter((path) => /welcome/.test(path))).toEqual([])
    expect(dist['archive/index.html']).toContain('id="Page-welcome"')
  })

  it('has emails below 60 KB with everything in them', () => {
    const sizes = Object.entries(dist).flatMap(([path, html]) => (/^email\/.*\.html$/.test(path) ? [[path, Buffer.byteLength(html)] as const] : []))
    expect(sizes.length).toBeGreaterThan(3)
    expect(sizes.filter(([, bytes]) => bytes >= 60_000)).toEqual([])
  })

  it('names no picture that is not there', () => {
    const named = Object.entries(dist).flatMap(([path, text]) => (path.endsWith('.html') ? [...text.matchAll(/(?:"|\/|, )assets\/([0-9a-f]{16}\.\w+)/g)].map((match) => `archive/assets/${match[1]}`) : []))
    expect(named.length).toBeGreaterThan(20)
    expect([...new Set(named)].filter((path) => dist[path] === undefined)).toEqual([])
  })

  it('has no dead link, asks nobody else, and has no page on which html-validate finds anything', async () => {
    expect(linkProblems(archive, { url, inFull: [`${url}special-power-to-help/`] })).toEqual([])
    expect(foreignRequests(archive, url)).toEqual([])
    expect(await conformanceProblems(archive)).toEqual([])
  })

  it('has no page that weighs 50 KB with its stylesheets and scripts, without pictures', () => {
    expect(heavyPages(archive, 50_000)).toEqual([])
  })
})
