import type { Root } from 'hast'
import rehypeRaw from 'rehype-raw'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { markLinks, renderText } from '../../src/markdown/text.js'

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkRehype, { allowDangerousHtml: true }).use(rehypeRaw)

const toTree = (markdown: string): Root => processor.runSync(processor.parse(markdown))

/** Markdown as text, and the addresses that are listed for it. */
function marked(markdown: string): { text: string; listed: string[] } {
  const { children } = toTree(markdown)
  const marks = markLinks(children)
  return { text: renderText(children, { width: 72, links: marks }), listed: [...marks].map(([address, mark]) => `${mark} ${address}`) }
}

describe('addresses that are listed', () => {
  it.each<[string, string, string, string[]]>([
    ['have a number behind their words', '[a](https://a.eu/a) and [b](https://b.eu/)', 'a [L1] and b [L2]', ['[L1] https://a.eu/a', '[L2] https://b.eu/']],
    ['have one number wherever they occur', '[a](https://a.eu) [b](https://b.eu) [c](https://a.eu)', 'a [L1] b [L2] c [L1]', ['[L1] https://a.eu', '[L2] https://b.eu']],
    ['stand behind what a title adds', '[a](https://a.eu "The report")', 'a (The report) [L1]', ['[L1] https://a.eu']],
    ['are told from footnotes', 'a[^1] [b](https://b.eu)\n\n[^1]: c', 'a[1] b [L1]\n\n[1] c', ['[L1] https://b.eu']],
    ['are whole, however long', `[a](https://a.eu/${'long/'.repeat(30)})`, 'a [L1]', [`[L1] https://a.eu/${'long/'.repeat(30)}`]],
    ['are mailboxes, when their words say something else', '[Write to us](mailto:a@e.org)', 'Write to us [L1]', ['[L1] a@e.org']],
    ['keep what a mailbox is asked', '[a@e.org](mailto:a@e.org?subject=x)', 'a@e.org [L1]', ['[L1] mailto:a@e.org?subject=x']],
    ['follow what pictures show', '[![Map](/m.png)](https://a.eu)', '[Map] [L1]', ['[L1] https://a.eu']],
    ['follow a card as a whole', '<div><a href="https://a.eu" title="Go"><div>Card</div></a></div>', 'Card\n(Go) [L1]', ['[L1] https://a.eu']],
    ['stand in code that is set as it is', '<pre>x <a href="https://a.eu">y</a>  z</pre>', '    x y [L1]  z', ['[L1] https://a.eu']],
    ['stand in tables', '| a |\n|---|\n| [b](https://b.eu) |', 'a\n------\nb [L1]', ['[L1] https://b.eu']],
  ])('%s', (_, markdown, text, listed) => {
    expect(marked(markdown)).toEqual({ text, listed })
  })

  it.each([
    ['that are their own words', '<https://a.eu/>', 'https://a.eu/'],
    ['that are their own words but for the scheme', '[a.eu](https://a.eu/)', 'https://a.eu/'],
    ['of mailboxes that stand there', '<a@e.org>', 'a@e.org'],
    ['of telephones', '[Call us](tel:+322)', 'Call us (+322)'],
    ['within the text', '[a](#b)', 'a'],
    ['of links around nothing', 'a[](https://a.eu)', 'a'],
    ['of what is hidden', 'a<span hidden><a href="https://a.eu">b</a></span>', 'a'],
  ])('are none of those %s', (_, markdown, text) => {
    expect(marked(markdown)).toEqual({ text, listed: [] })
  })

  it('have their number on the line of the last word', () => {
    expect(marked(`${'word '.repeat(13)}link [linked](https://a.eu) on`).text).toBe(`${'word '.repeat(13)}link\nlinked [L1] on`)
  })

  it('are written behind their words, when nobody gave them a mark', () => {
    expect(renderText(toTree('[a](https://a.eu) [b](https://b.eu)').children, { width: 72, links: new Map([['https://b.eu', '[L1]']]) })).toBe('a (https://a.eu) b [L1]')
  })
})
