import { sitePictures, type SitePictures } from '../issue/picture-shelf.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import type { Picture } from '../pictures/picture.js'
import type { Project } from '../project/read-project.js'
import { filesOfPicture } from './made-picture.js'
import type { PictureAnswer, PictureStore } from './picture-store.js'

interface OwnPictures {
  readonly site: SitePictures
  /** Their files, relative to the archive: they belong to no one issue. */
  readonly assets: readonly string[]
  readonly messages: readonly Message[]
}

/** The newsletter's logo, and the emblems of those who fund it: its own in templates/emblems/ before those of efc-news. */
export async function readSitePictures({ newsletter, emblems, placeOf }: Project, pictures: Pick<PictureStore, 'ask' | 'askIn'>): Promise<OwnPictures> {
  const messages: Message[] = []
  const settle = (answer: PictureAnswer | undefined, path: readonly string[]): Picture | null => {
    if (answer === undefined) return null
    if ('picture' in answer) return answer.picture
    messages.push(message(answer.problem.rule, 'newsletter.yaml', placeOf(path), answer.problem.text, answer.problem.note))
    return null
  }
  const logo = newsletter.brand.logo === undefined ? null : settle((await pictures.ask([{ from: 'newsletter.yaml', path: newsletter.brand.logo.file, use: 'logo' }]))[0], ['brand', 'logo', 'file'])
  const drawn: Record<string, Picture> = {}
  for (const [key, { emblem }] of Object.entries(newsletter.funding)) {
    if (emblem === undefined) continue
    const file = emblems.get(emblem)
    const place = ['funding', key, 'emblem']
    if (file === undefined) {
      messages.push(message('image-missing', 'newsletter.yaml', placeOf(place), `Missing emblem \`${emblem}\`, expected a picture templates/emblems/${emblem}.png`, `There is ${[...emblems.keys()].join(', ') || 'none'}. Put a PNG or JPEG of that name there.`))
      continue
    }
    const picture = settle(await pictures.askIn(file.root, { from: 'newsletter.yaml', path: file.path, use: 'emblem' }), place)
    if (picture !== null) drawn[key] = picture
  }
  const site = { logo, emblems: drawn }
  return { site, assets: sitePictures(site).flatMap(filesOfPicture), messages }
}
