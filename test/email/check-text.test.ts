import { expect, it } from 'vitest'
import { checkText } from '../../src/email/check-text.js'
import { artefact, allPictures, issueFile, noSitePictures, pictureOf, rulesOf, stageWith } from '../stages/stage.js'

const issue = { path: 'issues/issue-06.md' }
const said = (html: string, text: string, audiences: readonly string[] = ['public']) => checkText({ issue, audiences, html, text })

it('says nothing of two parts that say the same', () => {
  expect(said('<p>One <a href="https://a.eu">two</a></p>', 'One two (https://a.eu)')).toEqual([])
})

it('names the words that only the HTML has, the first five of them', () => {
  const [found, ...others] = said('<p>a b c one two three four five six seven</p>', 'a b c d', ['public', 'members'])
  expect(others.map(({ message }) => message)).toEqual(['Unexpected text part for "public" and "members" that has 27 % of all words in common with the HTML, expected half of them or more'])
  expect(found).toMatchObject({
    file: 'issues/issue-06.md', place: null, rule: 'text-differs', severity: 'warning',
    message: 'Unexpected text part for "public" and "members" without “one”, “two”, “three”, “four”, “five” and 2 more words, expected all words of the HTML',
    note: expect.stringContaining('templates/text/issue.hbs'),
  })
})

it('names the addresses that only the HTML has', () => {
  expect(said('<a href="https://a.eu">a</a>', 'a').map(({ message }) => message)).toEqual(['Unexpected text part for "public" without “https://a.eu”, expected every address of the HTML'])
})

it('names what only the text shows', () => {
  expect(said('<p style="display:none">Secret words</p>a b', 'a b Secret words').map(({ message }) => message)).toEqual(['Unexpected text part for "public" with “Secret words”, expected nothing that the HTML hides'])
})

it('tells of words that a template of the newsletter’s own writes into one part alone', async () => {
  const stage = await stageWith({}, { templates: { 'email/rule.mjml': '<mj-text>Follow us</mj-text>' } })
  const { messages } = await stage.run(issueFile('## A\n\na\n\n## B\n\nb'))
  expect(messages.map(({ rule, message }) => `${rule}: ${message}`)).toEqual(['text-differs: Unexpected text part for "public" without “Follow” and “us”, expected all words of the HTML'])
})

it('does not mind that editors tell readers of text something else', async () => {
  const stage = await stageWith()
  const { messages } = await stage.run(issueFile(':::article[A]{only=email}\n[a](https://a.eu)\n:::\n\n:::article[B]{only=text}\nb\n:::\n\nc'))
  expect(rulesOf(messages)).toEqual([])
})

it('finds the addresses at the end of a text where they are numbered, and in the order of what it says', async () => {
  const stage = await stageWith({ email: { links: 'footnotes' } })
  const body = '## A [a](/a)\n\n:::figures\n- **1** [b](https://b.eu)\n:::\n\n:::quote{by="C D"}\n[c](https://c.eu)\n:::\n\n:::updates[U]\n[d](https://d.eu)\n\n### [e](https://e.eu)\n\n[b](https://b.eu)[^1]\n:::\n\n[^1]: [f](https://f.eu)'
  const result = await stage.run(issueFile(body))
  const text = artefact(result, 'email/issue-06/public.txt')
  expect(rulesOf(result.messages)).toEqual([])
  expect(text.match(/\[L\d\]/g)).toEqual([1, 2, 3, 4, 5, 2, 6, 1, 2, 3, 4, 5, 6].map((number) => `[L${number}]`))
  expect(text).toMatch(/\[1\] f \[L6\]\n\n\nLinks\n=====\n\n\[L1\] https:\/\/letter\.example\.org\/a\n\[L2\] https:\/\/b\.eu\n/)
})

it('finds every word and link of an issue with all that there is in its text', async () => {
  const stage = await stageWith(
    { brand: { logo: { file: 'l.png', alt: 'Arms' } }, funding: { eu: { text: 'Funded.', emblem: 'eu', alt: 'Flag' } }, imprint: { website: 'https://www.letter.example.org/' } },
    { ask: allPictures, site: { ...noSitePictures, logo: pictureOf('logo.png'), emblems: { eu: pictureOf('eu.png') } } },
  )
  const body = ':::editorial[E]{by="A B" photo=a.jpg alt="Portrait one"}\ne\n:::\n\n:::quote{by="C D" photo=c.jpg alt="Portrait two"}\nq\n:::\n\n:::publication[P]{cover=p.jpg alt="Front page"}\np\n:::\n\n:::interview[I]{with="E F" photo=e.jpg alt="Portrait three"}\n### Why?\n\nSo.\n:::'
  const result = await stage.run(issueFile(body, ['title: T', 'date: 2015-03-30', 'funding: eu', 'cover: c.jpg', 'alt: Cover', 'preheader: Zzyzx road']))
  expect(rulesOf(result.messages)).toEqual([])
  const [html, text] = ['html', 'txt'].map((ending) => artefact(result, `email/issue-06/public.${ending}`))
  for (const alt of ['Arms', 'Flag', 'Cover', 'Front page', 'Portrait one', 'Portrait two', 'Portrait three']) expect(text).toContain(`[${alt}]`)
  expect(text).toContain('Website: https://www.letter.example.org')
  // The preheader is hidden in the HTML, and nowhere in the text.
  expect(html).toContain('Zzyzx road')
  expect(text).not.toContain('Zzyzx')
})
