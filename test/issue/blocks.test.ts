import { toString } from 'mdast-util-to-string'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../src/issue/issue.js'
import { brief, parsed } from './reading.js'

/** `kind(level)#id title: body` of each block. */
const outline = (body: string): string[] => parsed(body).issue.blocks.map(shown)

function shown({ kind, level, id, title, body }: Block): string {
  const words = (children: Parameters<typeof toString>[0]): string => toString(children).trim()
  return `${kind}(${level})#${id} ${title === null ? '–' : words(title)}: ${body.map(words).join(' | ')}`
}

const audiences = (body: string): string[] => parsed(body).issue.blocks.map(({ body, visibility }) => `${body.map((node) => toString(node)).join(' ')}: ${visibility.audiences.map((set) => set.join('+')).join(' ∩ ') || 'all'}`)

describe('the body in blocks', () => {
  it('begins with an introduction, and starts an article at every ##', () => {
    expect(outline('Hello\n\n## One\n\na\n\n### More\n\nb\n\n## Two\n')).toEqual(['article(2)#part –: Hello', 'article(2)#one One: a | More | b', 'article(2)#two Two: '])
  })

  it('puts directives in their place, and goes on after them', () => {
    expect(outline('## One\n\na\n\n:::event[Course]{start=2015-04-07}\nb\n:::\n\nc\n\n## Two\n')).toEqual(['article(2)#one One: a', 'event(2)#course Course: b', 'article(2)#part –: c', 'article(2)#two Two: '])
  })

  it('lays a block in a block out flat, one level deeper, with every word once and in order', () => {
    expect(outline('::::article[Out]\na\n\n:::event[In]{start=2015-04-07}\nb\n:::\n\nc\n\n## Still out\n\nd\n::::\n\ne')).toEqual([
      'article(2)#out Out: a',
      'event(3)#in In: b',
      'article(3)#part –: c | Still out | d',
      'article(2)#part-1 –: e',
    ])
  })

  it('lets a block in a block, and what follows it, obey the audience of both', () => {
    expect(audiences('z\n\n::::article[Out]{audience=members}\na\n\n:::article[In]{audience="public partners"}\nb\n:::\n\nc\n::::\n\nd')).toEqual(['z: all', 'a: members', 'b: members ∩ public+partners', 'c: members', 'd: all'])
  })

  it('gives every block an id of its own', () => {
    const ids = parsed('## 🎉\n\n## 🎊\n\n## Part 1\n\n## Same\n\n## Same\n\n## Same-1\n\nx\n\n:::article\nx\n:::\n\n:::article[Same]{id=own}\nx\n:::\n\n:::brief\n- x\n:::').issue.blocks.map(({ id }) => id)
    expect(ids).toEqual(['part', 'part-1', 'part-1-1', 'same', 'same-1', 'same-1-1', 'article', 'own', 'brief'])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('leaves the ids that the editor gave as they are, and refuses a second', () => {
    const { issue, messages } = parsed(':::article[Annex]\nx\n:::\n\n:::article[Rules]{id=annex}\nx\n:::\n\n:::article[B]{id=Annex_B}\nx\n:::\n\n:::article[C]{id=annex}\nx\n:::')
    expect(issue.blocks.map(({ id }) => id)).toEqual(['annex-1', 'annex', 'Annex_B', 'c'])
    expect(messages.map(({ message }) => message)).toEqual(['Unexpected second id "annex", expected one of its own'])
  })

  it('names public blocks as if there were no others', () => {
    const ids = (body: string): string[] => parsed(body).issue.blocks.filter(({ visibility }) => visibility.audiences.length === 0).map(({ id }) => id)
    const open = '## Redundancies\n\nx\n\n:::article\ny\n:::\n\nz'
    expect(ids(`:::article[Redundancies]{audience=members}\nx\n:::\n\n:::article{audience=members}\nx\n:::\n\n${open}`)).toEqual(ids(open))
  })

  it('lets a hidden block’s own id give way to a public title, and tells its editor', () => {
    const { issue, messages } = parsed(':::article[Secret]{audience=members id=annex}\nx\n:::\n\n## Annex\n\ny')
    expect(issue.blocks.map(({ id }) => id)).toEqual(['secret', 'annex'])
    expect(messages.map(({ message }) => message)).toEqual(['Unexpected second id "annex", expected one of its own'])
  })

  it('makes an id of a title’s words, without its HTML', () => {
    expect(parsed('## CO<sub>2</sub> *report*').issue.blocks.map(({ id }) => id)).toEqual(['co2-report'])
  })

  it('knows the pictures that attributes name, with their words and their place', () => {
    const picturesOf = (body: string): string[] => parsed(body).issue.blocks.flatMap(({ pictures }) => pictures.map(({ path, use, alt, place }) => `${place.line - 4}:${place.column} ${use} ${path} ${alt === null ? '–' : JSON.stringify(alt)}`))
    expect(picturesOf(':::editorial{by="A B" photo="p q.jpg" alt=""}\nx\n:::\n\n:::publication[P]{cover=c.jpg}\nx\n:::\n\n:::editorial{by="C D" alt="C D"}\n![A](a.jpg)\n:::')).toEqual(['1:23 portrait p q.jpg ""', '5:19 cover c.jpg –'])
    expect(picturesOf(':::editorial{by=X photo=" p  q.jpg " alt=""}\nx\n:::')).toEqual(['1:19 portrait p q.jpg ""'])
    // What its kind cannot show is an article, which has no portrait; and a path is no word for readers.
    const [shownAs] = parsed(':::editorial{photo=p.jpg role=Chair}\nx\n:::').issue.blocks
    expect([shownAs?.kind, shownAs?.pictures]).toEqual(['article', []])
    expect(JSON.stringify(shownAs?.body)).not.toContain('p.jpg')
  })

  it('shows what an event without a date says as an article, with the values of its attributes', () => {
    const [block] = parsed(':::event[C]{start=someday place=Ghent register="https://reg.example"}\nx\n:::').issue.blocks
    expect([block?.kind, JSON.stringify(block?.body)]).toEqual(['article', expect.stringContaining('someday · Ghent · https://reg.example')])
  })

  it('collects definitions with the audience of the block that they stand in, those in lists and quotations too', () => {
    const { issue } = parsed('x[^1]\n\n[^1]: a\n\n:::article[M]{audience=members}\n[u]: https://e.org\n\n> [^2]: b\n\n- c\n\n  [^3]: d\n:::')
    expect(issue.definitions.map(({ node, visibility }) => [node.identifier, visibility.audiences])).toEqual([['1', []], ['u', [['members']]], ['2', [['members']]], ['3', [['members']]]])
    expect(issue.blocks.map(({ kind, body }) => [kind, body.length])).toEqual([['article', 1], ['article', 2]])
  })
})

describe('mistakes in a block', () => {
  it.each([
    [':::evnt[T]\nx\n:::', '1:1 directive-unknown Unexpected block "evnt", expected a known kind'],
    [':::event[T]\nx\n:::', '1:1 block-attribute Missing `start`'],
    [':::event{start=2015-04-07}\nx\n:::', '1:1 block-title Missing title of the block "event"'],
    [':::event[T]{start=2015-02-30}\nx\n:::', '1:13 block-attribute Unexpected `2015-02-30` for `start`, expected a date such as 2015-04-07, or a date and time such as 2015-04-07 10:30'],
    [':::event[T]{start=2015-04-07 end=2015-04-06}\nx\n:::', '1:30 block-attribute Unexpected `2015-04-06` for `end`, expected an end that is not before the start'],
    [':::event[T]{start=2015-04-07 url="javascript:x"}\nx\n:::', '1:30 block-attribute Unexpected `javascript:x` for `url`, expected an address that begins with https:// or http://'],
    [':::article[T]{only=paper}\nx\n:::', '1:15 audience-unknown Unexpected "paper" for `only`, expected email, web or text'],
    [':::article[T]{colour=red}\nx\n:::', '1:15 block-attribute Unexpected key `colour`, expected a known one'],
    [':::brief\nx\n:::', '1:1 block-body Unexpected body of a `brief`, expected one list with hyphens, each item a piece of news'],
    [':::figures\n- **1** a\n\n<ol><li>b</li></ol>\n:::', '4:1 block-body Unexpected list in HTML in `figures`, expected one list in Markdown'],
    [':::editorial{by=A alt="A portrait"}\nx\n:::', '1:19 block-attribute Unexpected `alt` of a block "editorial" without a picture, expected `photo` beside it'],
    [':::article[T]{audience=nobody}\nx\n:::', '1:15 audience-unknown Unexpected audience "nobody", expected one that newsletter.yaml names'],
    [':::article[T]{audience=""}\nx\n:::', '1:15 audience-unknown Unexpected empty `audience`, expected a name'],
  ])('is reported at its place: %j', (body, expected) => {
    expect(brief(parsed(body).messages)).toEqual([expected])
  })

  it.each(['audiance=members', 'Audience=members', 'for=members', '.members', 'members', 'x="partners, members"'])('is never passed over when it may decide who reads: {%s}', (attribute) => {
    expect(parsed(`:::article[T]{${attribute}}\nx\n:::`).messages.map(({ rule }) => rule)).toEqual(['audience-unknown'])
  })

  it('leaves an article of a block that its kind cannot show, so that an old archive keeps its words', () => {
    expect(outline(':::event[T]\nx\n:::')).toEqual(['article(2)#t T: x'])
  })
})
