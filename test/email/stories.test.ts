import { expect, it } from 'vitest'
import { storiesOf } from '../../src/email/stories.js'
import { isVisible } from '../../src/issue/issue.js'
import { parsed } from '../issue/reading.js'

/** The ids of the blocks of each story of an email. */
const stories = (body: string, audience = 'public'): string[][] => storiesOf(parsed(body).issue.blocks.filter(({ visibility }) => isVisible(visibility, audience, 'email'))).map((story) => story.map(({ id }) => id))

const quote = ':::quote{by=A}\nq\n:::'
const event = ':::event[E]{start=2015-03-30}\nx\n:::'

it.each([
  ['an article each', '## A\n\na\n\n## B\n\nb', [['a'], ['b']]],
  ['an introduction and what follows it', 'i\n\n## A\n\na', [['part'], ['a']]],
  ['an article that goes on after a quotation', `## A\n\na\n\n${quote}\n\nb\n\n${quote}\n\nc`, [['a', 'part', 'part-1']]],
  ['an introduction that does', `i\n\n${quote}\n\nb\n\n## A`, [['part', 'part-1'], ['a']]],
  ['text after a block with a heading, which is below that heading', `## A\n\na\n\n${event}\n\nb`, [['a'], ['part']]],
  ['text after an aside with a heading', '## A\n\na\n\n:::aside[T]\nx\n:::\n\nb', [['a'], ['t'], ['part']]],
  ['text after an aside without', '## A\n\na\n\n:::aside\nx\n:::\n\nb', [['a', 'part'], ['aside']]],
  ['text after a kind that has a heading in any case', '## A\n\na\n\n:::editorial{by=A}\nx\n:::\n\nb', [['a'], ['editorial'], ['part']]],
  ['a block that goes on after another in it, whatever its heading', `::::article[A]\na\n\n${event}\n\nb\n::::\n\nc`, [['a', 'part'], ['part-1']]],
  ['two of them, one in the other', `:::::article[A]\na\n\n::::aside[B]\nb\n\n${quote}\n\nc\n::::\n\nd\n:::::`, [['a', 'part-1'], ['b', 'part']]],
  ['prose in what is none', `::::event[E]{start=2015-03-30}\na\n\n${quote}\n\nb\n\n${quote}\n\nc\n::::`, [['part', 'part-1']]],
])('a story is %s', (_, body, expected) => {
  expect(stories(body)).toEqual(expected)
})

it('a block that the edition does not have parts nothing', () => {
  const body = '## A\n\na\n\n:::event[E]{start=2015-03-30 audience=members}\nx\n:::\n\nb'
  expect(stories(body)).toEqual([['a', 'part']])
  expect(stories(body, 'members')).toEqual([['a'], ['part']])
})
