import { describe, expect, it } from 'vitest'
import { gatherPictures, shownFiles } from '../../src/stages/issue-pictures.js'
import type { AskForPictures, PictureRequest } from '../../src/stages/picture-store.js'
import { brief, parsed } from '../issue/reading.js'
import { allPictures, newsletterWith, noPictures, pictureOf } from './stage.js'

const newsletter = newsletterWith({ audiences: ['members'] })

async function gather(body: string, answer: AskForPictures = allPictures, ...frontMatter: readonly string[]) {
  const asked: PictureRequest[] = []
  const { issue } = parsed(body, { newsletter, frontMatter: ['title: T', 'date: 2015-03-30', ...frontMatter] })
  const gathered = await gatherPictures(issue, newsletter, (requests) => {
    asked.push(...requests)
    return answer(requests)
  })
  return { ...gathered, asked: asked.map(({ from, path, use }) => `${from} ${path} ${use}`) }
}

describe('the pictures of an issue', () => {
  it('are asked for once for each use, however often and in whatever spelling they are named', async () => {
    const { asked, shelf, pictures } = await gather('![A](pics/a%20b.jpg) ![A](<./pics/a b.jpg?x#y>)\n\n:::editorial{by="A B" photo="pics/a b.jpg" alt=""}\nx\n:::\n\n:::gallery\n![A](<pics/a b.jpg>)\n:::', allPictures, 'cover: pics/c.jpg', 'alt: C')
    expect(asked).toEqual(['issues/issue-06.md pics/c.jpg figure', 'issues/issue-06.md pics/a b.jpg figure', 'issues/issue-06.md pics/a b.jpg portrait', 'issues/issue-06.md pics/a b.jpg gallery'])
    expect([...shelf.keys()]).toEqual(['figure pics/c.jpg', 'figure pics/a b.jpg', 'portrait pics/a b.jpg', 'gallery pics/a b.jpg'])
    expect(pictures.map(({ request }) => `${request.from} ${request.path} ${request.use}`)).toEqual(asked)
  })

  it('are not asked for when only some may see them, nor when they are on a server', async () => {
    const { asked, shelf } = await gather(':::article[M]{audience=members}\n![A](a.jpg)\n:::\n\n![B](https://example.org/b.jpg)\n\n![C](javascript:c)\n\n:::editorial{by=X photo=d.jpg alt="" audience=members}\nx\n:::')
    expect([asked, [...shelf]]).toEqual([[], []])
  })

  it('are told to be wrong at every place that names them', async () => {
    const { messages, shelf } = await gather('![A](a.jpg)\n\nx ![A](a.jpg)', noPictures)
    expect(brief(messages)).toEqual(['1:1 image-missing Missing picture a.jpg', '3:3 image-missing Missing picture a.jpg'])
    expect(shelf.size).toBe(0)
  })

  it('that move are shown, and told to stand still', async () => {
    const { messages, shelf } = await gather('![A](a.gif)', () => Promise.resolve([{ picture: pictureOf('a.png', { isAnimated: true }) }]))
    expect(messages).toEqual([expect.objectContaining({ rule: 'image-animated', severity: 'warning', file: 'issues/issue-06.md', place: expect.objectContaining({ line: 5, column: 1 }) })])
    expect(shelf.size).toBe(1)
  })
})

describe('the files of pictures', () => {
  const shelf = new Map([['figure a', pictureOf('a.jpg')], ['figure b', pictureOf('b.jpg')]])

  it('are those that outputs name', () => {
    expect(shownFiles([...shelf.values()], ['<img src="https://e.org/assets/a.jpg">', '<source srcset="../assets/a.jpg-480.webp 480w">'])).toEqual(['assets/a.jpg', 'assets/a.jpg-480.webp'])
    expect(shownFiles([...shelf.values()], ['<img src="https://e.org/assets/b.jpg">'])).toEqual(['assets/b.jpg'])
  })

  it('are none when no output shows them', () => {
    expect(shownFiles([...shelf.values()], [])).toEqual([])
    expect(shownFiles([...shelf.values()], ['a.jpg', new Uint8Array([1])])).toEqual([])
  })
})
