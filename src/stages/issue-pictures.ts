import type { Contents } from '../artefact.js'
import type { Issue } from '../issue/issue.js'
import { shelfKey, type PictureShelf } from '../issue/picture-shelf.js'
import { isLocal, pictureReferences, publicPictures } from '../issue/pictures.js'
import { pictureKey } from '../markdown/pictures.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import type { Picture } from '../pictures/picture.js'
import type { Newsletter } from '../schema/newsletter.js'
import { filesOfPicture } from './made-picture.js'
import type { AskForPictures, PictureAnswer, PictureRequest } from './picture-store.js'

export interface GatheredPicture {
  readonly request: PictureRequest
  readonly answer: PictureAnswer
}

interface Gathered {
  readonly shelf: PictureShelf
  readonly pictures: readonly GatheredPicture[]
  readonly messages: readonly Message[]
}

/** The pictures of an issue that everybody may see, and what is wrong with the others, wherever they are named. */
export async function gatherPictures(issue: Issue, newsletter: Newsletter, ask: AskForPictures): Promise<Gathered> {
  const references = pictureReferences(issue, newsletter)
  const open = publicPictures(references)
  const wanted = references.flatMap((reference) => {
    const key = pictureKey(reference.address)
    const on = shelfKey(reference.use, key)
    return isLocal(reference) && open.has(on) ? [{ ...reference, key, on }] : []
  })
  const requests = [...new Map(wanted.map(({ on, key, use }) => [on, { from: issue.path, path: key, use }]))]
  const answers = await ask(requests.map(([, request]) => request))
  const known = new Map(requests.map(([on], index) => [on, answers[index]]))
  const shelf = new Map<string, Picture>()
  for (const [on, answer] of known) if (answer !== undefined && 'picture' in answer) shelf.set(on, answer.picture)
  const messages = wanted.flatMap(({ on, address, place }) => {
    const answer = known.get(on)
    if (answer === undefined) return []
    if ('problem' in answer) return [message(answer.problem.rule, issue.path, place, answer.problem.text, answer.problem.note)]
    return answer.picture.isAnimated ? [message('image-animated', issue.path, place, `Unexpected moving picture \`${address}\`, expected one that stands still`, 'Only its first frame is shown: movement distracts readers, and some mail programs stop it anyway. Save the frame that says most as a JPEG or PNG.')] : []
  })
  return { shelf, pictures: requests.flatMap(([, request], index) => (answers[index] === undefined ? [] : [{ request, answer: answers[index] }])), messages }
}

/** The files of pictures that outputs name. They are called by their content, so no other text holds their names. */
export function shownFiles(pictures: readonly Picture[], outputs: readonly Contents[]): string[] {
  const texts = outputs.filter((contents) => typeof contents === 'string')
  return [...new Set(pictures.flatMap(filesOfPicture))].filter((path) => texts.some((text) => text.includes(path)))
}
