import { describe, expect, it } from 'vitest'
import type { EmblemFile } from '../../src/project/list-emblems.js'
import type { Project } from '../../src/project/read-project.js'
import type { PictureAnswer, PictureRequest } from '../../src/stages/picture-store.js'
import { readSitePictures } from '../../src/stages/site-pictures.js'
import { newsletterWith, pictureOf } from './stage.js'

const emblems = new Map<string, EmblemFile>([['eu', { root: '/program', path: 'templates/emblems/eu.png' }], ['own', { root: '/project', path: 'templates/emblems/own.png' }]])

/** The newsletter's own pictures, what was asked for, and the messages by their place in newsletter.yaml. */
async function read(settings: Record<string, unknown>, answer: (request: PictureRequest) => PictureAnswer = ({ path }) => ({ picture: pictureOf(path.replace(/^.*\//, '')) })) {
  const asked: string[] = []
  const askIn = (root: string, request: PictureRequest): Promise<PictureAnswer> => {
    asked.push(`${root} ${request.from} ${request.path} ${request.use}`)
    return Promise.resolve(answer(request))
  }
  const paths: string[] = []
  const project: Project = {
    newsletter: newsletterWith(settings),
    templates: new Map(),
    sources: [],
    emblems,
    placeOf: (path) => {
      paths.push(path.join('.'))
      return { line: paths.length, column: 1 }
    },
  }
  const own = await readSitePictures(project, { ask: (requests) => Promise.all(requests.map((request) => askIn('/project', request))), askIn })
  return { ...own, asked, told: own.messages.map(({ rule, file, place, message }) => `${rule} ${file} ${paths[(place?.line ?? 0) - 1]} ${message}`) }
}

const funding = (emblem: string): Record<string, unknown> => ({ text: 'Funded', emblem, alt: 'An emblem' })

describe('the newsletter’s own pictures', () => {
  it('are none when it names none', async () => {
    expect(await read({ funding: { isec: { text: 'Funded' } } })).toEqual({ site: { logo: null, emblems: {} }, assets: [], messages: [], asked: [], told: [] })
  })

  it('are its logo, and the emblems of those who fund it, its own or those of the program', async () => {
    const { site, assets, asked, told } = await read({ brand: { logo: { file: 'pictures/logo.png', alt: '' } }, funding: { isec: funding('eu'), other: funding('own') } })
    expect(asked).toEqual(['/project newsletter.yaml pictures/logo.png logo', '/program newsletter.yaml templates/emblems/eu.png emblem', '/project newsletter.yaml templates/emblems/own.png emblem'])
    expect(site).toEqual({ logo: pictureOf('logo.png'), emblems: { isec: pictureOf('eu.png'), other: pictureOf('own.png') } })
    expect(assets).toEqual(['logo.png', 'eu.png', 'own.png'].flatMap((name) => [`assets/${name}`, `assets/${name}-480.webp`]))
    expect(told).toEqual([])
  })

  it('that are wrong are told where newsletter.yaml names them', async () => {
    const problem = { problem: { rule: 'image-broken', text: 'Broken', note: '' } } as const
    const { site, assets, told } = await read({ brand: { logo: { file: 'logo.png', alt: 'L' } }, funding: { isec: funding('eu') } }, () => problem)
    expect({ site, assets }).toEqual({ site: { logo: null, emblems: {} }, assets: [] })
    expect(told).toEqual(['image-broken newsletter.yaml brand.logo.file Broken', 'image-broken newsletter.yaml funding.isec.emblem Broken'])
  })

  it('are missed by name, and those that are there are told', async () => {
    const { told, messages } = await read({ funding: { isec: funding('europe') } })
    expect(told).toEqual(['image-missing newsletter.yaml funding.isec.emblem Missing emblem `europe`, expected a picture templates/emblems/europe.png'])
    expect(messages[0]?.note).toContain('There is eu, own.')
  })
})
