import { describe, expect, it } from 'vitest'
import { interview } from '../../src/blocks/interview.js'
import { brief as shown, parsed } from '../issue/reading.js'
import { empty, pictured, shownPicture } from './pictured.js'
import { blockViews } from './view.js'

const view = blockViews('interview')

describe('an interview', () => {
  it('is questions with their answers, and words that introduce them', () => {
    const body = 'We asked.\n\n### What *now*?\n\nThis.\n\n- and that\n\n#### Deeper\n\n### Why?\n\nSo.'
    expect(view(`:::interview[Four eyes]{with="Anna de Wit" role=Head organisation="The Bank"}\n${body}\n:::`)).toMatchObject({
      title: 'Four eyes',
      person: { name: 'Anna de Wit', role: 'Head', organisation: 'The Bank', photo: null, initials: 'AW' },
      body: '<p>We asked.</p>',
      exchanges: [{ level: 3, question: 'What <em>now</em>?', answer: '<p>This.</p><ul><li>and that</li></ul><h4>Deeper</h4>' }, { level: 3, question: 'Why?', answer: '<p>So.</p>' }],
    })
  })

  it('has a general title where it has none of its own, and may go without an introduction', () => {
    expect(view(':::interview{with=Ada}\n### Q\n\na\n:::')).toMatchObject({ title: 'Interview', body: '', person: { role: null, organisation: null } })
  })

  it('has its questions one level below it, inside of another block too', () => {
    const { exchanges } = interview.toView({ ...empty({ with: 'Ada' }), level: 3, body: [{ type: 'element', tagName: 'h4', properties: {}, children: [] }] }, pictured)
    expect(exchanges).toEqual([{ level: 4, question: '', answer: '' }])
  })

  it('shows who answers', () => {
    expect(interview.toView(empty({ with: 'Ada', photo: 'ada.jpg', alt: '' }), pictured).person.photo).toEqual(shownPicture('ada.jpg', '', 'portrait'))
    expect(interview.pictures).toEqual({ photo: 'portrait' })
  })

  it.each([
    ['no question', 'x', '1:1', 'Unexpected body of `interview` without a question, expected one or more'],
    ['questions that are no headings', '**Q?**\n\n> ### a', '1:1', 'Unexpected body of `interview` without a question, expected one or more'],
    ['a question without words', '### Q\n\na\n\n###\n\nb', '6:1', 'Unexpected question without words in `interview`, expected a heading that says something'],
  ])('is refused with %s, at the place of it', (_, body, place, text) => {
    expect(shown(parsed(`:::interview{with=Ada}\n${body}\n:::`).messages)).toEqual([`${place} block-body ${text}`])
  })
})
