import * as fc from 'fast-check'
import type { Element, ElementContent, Root, RootContent } from 'hast'
import rehypeRaw from 'rehype-raw'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { renderText, textWidth, wrapText } from '../../src/markdown/text.js'

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)

function toTree(markdown: string): Root {
  return processor.runSync(processor.parse(markdown))
}

function toText(markdown: string, width = 72): string {
  return renderText(toTree(markdown).children, { width, links: 'inline' })
}

/** Name of the promise, Markdown lines, lines of text, width. */
type Case = readonly [promise: string, markdown: readonly string[], text: readonly string[], width?: number]

function promises(cases: readonly Case[]): void {
  const rows = cases.map(([promise, markdown, text, width = 72]) => [promise, markdown, text, width] as const)
  it.each(rows)('%s', (_, markdown, text, width) => {
    expect(toText(markdown.join('\n'), width).split('\n')).toEqual(text)
  })
}

function element(tagName: string, ...children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: {}, children }
}

describe('paragraphs', () => {
  promises([
    ['gives nothing for nothing', [''], ['']],
    ['separates paragraphs by one blank line', ['One', '', '', '', 'Two'], ['One', '', 'Two']],
    ['wraps at the width', ['aaa bbb ccc ddd'], ['aaa bbb', 'ccc ddd'], 7],
    ['wraps before the word that does not fit', ['aaa bbb ccc ddd'], ['aaa', 'bbb', 'ccc', 'ddd'], 6],
    ['counts wide characters as two columns', ['漢字 漢字 漢'], ['漢字 漢字', '漢'], 9],
    ['lets a long word stand alone, unbroken', ['see https://a.eu/long/path now'], ['see', 'https://a.eu/long/path', 'now'], 10],
    ['joins source lines', ['one', 'two'], ['one two']],
    ['keeps a line break', ['one  ', 'two\\', 'three'], ['one', 'two', 'three']],
    ['makes a blank line of two breaks', ['one<br><br>two<br><br><br>three<br>'], ['one', '', 'two', '', 'three']],
    ['leaves no paragraph for white space', ['a', '', '&nbsp;', '', 'b'], ['a', '', 'b']],
    ['drops comments, scripts and styles', ['a<!-- x --><script>y</script><style>z</style>b'], ['ab']],
    ['drops what the page hides', ['a <span hidden>secret</span> b'], ['a b']],
  ])
})

describe('characters', () => {
  promises([
    ['collapses white space', ['a&#9;&#10;  b &#x2028;&#x2029; c'], ['a b c']],
    ['never wraps at a no-break space, and writes it as a space', ['aaa 10&nbsp;000&#x202f;€ b'], ['aaa', '10 000 € b'], 10],
    ['drops soft hyphens and zero-width characters', ['a&shy;b&#x200b;c&#xfeff;d&#x2060;e'], ['abcde']],
    ['keeps the joiners of letters and emoji', ['می‌خواهم 👩‍👩‍👧 क्‍ष'], ['می‌خواهم 👩‍👩‍👧 क्‍ष']],
    ['drops joiners that join nothing', ['a &zwj; b&zwnj; &zwj;c'], ['a b c']],
    ['keeps directional marks, drops paired controls', ['a&#x200f;b&#x202e;c&#x2067;d'], ['a\u200fbcd']],
    ['leaves > and # as they are', ['\\> a \\# b &lt;c&gt;'], ['> a # b <c>']],
  ])

  it('drops control characters and lone surrogates, which Markdown lets through', () => {
    const text = 'a\u0000b\u0007c\u001b[31md\u007fe\u0085f\ud800g'
    expect(renderText([{ type: 'text', value: text }], { width: 72, links: 'inline' })).toBe('abc[31mde f\ufffdg')
  })
})

describe('inline elements', () => {
  promises([
    ['writes emphasis and code as plain words', ['*a* **b** ***c*** `d  e`'], ['a b c d e']],
    ['shows what is struck out', ['~~old~~ <s>price </s>new<del></del>'], ['~old~ ~price~ new']],
    ['strikes out whole paragraphs', ['<div><del><p>a</p><p>b</p></del></div>'], ['~a~', '', '~b~']],
    ['describes pictures', ['![A *ship*](a.png) ![](b.png) <img src="c.png">'], ['[A ship]']],
    ['adds the title of a picture to its description', ['See ![room](a.jpg "The room on 24 June") and ![A full room.](a.jpg "On 24 June").'], ['See [room: The room on 24 June] and [A full room. On 24 June].']],
    ['says nothing twice of a picture', ['![A ship](a.jpg "a ship.") ![](a.jpg "At\nsea") ![art](a.jpg "The start")'], ['[A ship] [At sea] [art: The start]']],
    ['spells out abbreviations', ['<abbr title="European Financial Coalition">EFC</abbr> <abbr>EU</abbr> <abbr title="UN">UN</abbr>'], ['EFC (European Financial Coalition) EU UN']],
    ['quotes', ['He said <q>yes</q>.'], ['He said “yes”.']],
    ['never makes 102 of 10²', ['10<sup>2</sup> <b>10</b><i><sup>-6</sup></i> x<sup>n+1</sup> 10<wbr><sup>3</sup>'], ['10^2 10^-6 x^(n+1) 10^3']],
    ['keeps characters that are superscripts already', ['10² m³'], ['10² m³']],
    ['writes raised letters in line', ['1<sup>st</sup> 1<sup>er</sup> M<sup>me</sup> EFC<sup>®</sup> <sup>2</sup>'], ['1st 1er Mme EFC® 2']],
    ['spells each of them out once', ['<abbr title="European Financial Coalition">EFC</abbr> and <abbr title="European Financial Coalition">EFC</abbr>', '', '- the <b><abbr title="European Financial Coalition">EFC</abbr></b>, <abbr title="Euro FC">EFC</abbr>'], ['EFC (European Financial Coalition) and EFC', '', '- the EFC, EFC (Euro FC)']],
    ['writes keys as plain words', ['<kbd>Ctrl</kbd>+<kbd>C</kbd>'], ['Ctrl+C']],
    ['writes subscripts in line', ['CO<sub>2</sub> H<sub>2</sub>O x<sub>i</sub>'], ['CO2 H2O xi']],
    ['never makes 102 of 10₂', ['10<sub>2</sub> x<sub>n+1</sub> C<sub>co-funded</sub>'], ['10_2 x_(n+1) Cco-funded']],
    ['puts the reading of ruby in brackets', ['<ruby>漢<rt>kan</rt></ruby> <ruby>字<rp>(</rp><rt>ji</rt><rp>)</rp></ruby>'], ['漢(kan) 字(ji)']],
    ['keeps unknown elements in line', ['a <x-b>c</x-b> <kbd>d</kbd><wbr>e'], ['a c de']],
  ])
})

describe('links', () => {
  promises([
    ['prints the address behind the words', ['[Report](https://a.eu/r).'], ['Report (https://a.eu/r).']],
    ['keeps white space outside', ['a<a href="https://a.eu"> b </a>c'], ['a b (https://a.eu) c']],
    ['prints an address once', ['<https://a.eu/r> https://b.eu/'], ['https://a.eu/r https://b.eu/']],
    ['ignores a slash at the end', ['[https://a.eu](https://a.eu/) [a.eu](https://a.eu/)'], ['https://a.eu https://a.eu/']],
    ['prints a form that can be followed', ['www.a.eu [a.eu/r](https://a.eu/r)'], ['http://www.a.eu https://a.eu/r']],
    ['shows that words and address differ', ['[http://a.eu](https://a.eu) [a.eu](https://b.eu)'], ['http://a.eu (https://a.eu) a.eu (https://b.eu)']],
    ['keeps readable letters in an address', ['<https://a.eu/é> <https://a.eu/%C3%A9>'], ['https://a.eu/é https://a.eu/%C3%A9']],
    ['prints bare mail addresses', ['<x@a.eu> [X@A.eu](mailto:x@a.eu) [write](mailto:x@a.eu)'], ['x@a.eu X@A.eu write (x@a.eu)']],
    ['keeps the subject of a mail', ['[leave](mailto:x@a.eu?subject=leave)'], ['leave (mailto:x@a.eu?subject=leave)']],
    ['prints bare telephone numbers', ['[+32 (2) 12-34](tel:+3221234) [call](tel:+3221234)'], ['+32 (2) 12-34 call (+3221234)']],
    ['prints no fragment', ['[below](#x) [top](<#>)'], ['below top']],
    ['prints relative addresses', ['[issue 5](../issue-05/)'], ['issue 5 (../issue-05/)']],
    ['links pictures by their description', ['[![Logo](l.png)](https://a.eu)'], ['[Logo] (https://a.eu)']],
    ['links pictures without description by the address', ['[![](l.png)](https://a.eu)'], ['https://a.eu']],
    ['drops links around nothing', ['a [](https://a.eu) b<a id="x"></a>'], ['a b']],
    ['encodes spaces in an address', ['[a](<https://a.eu/b c>) <a href="https://a.eu/d e">x</a>'], ['a (https://a.eu/b%20c) x (https://a.eu/d%20e)']],
    ['adds what a title says', ['[EFC](https://a.eu "European Financial Coalition"), [the Report 2014](/r "“Report 2014”")'], ['EFC (European Financial Coalition, https://a.eu), the Report 2014 (/r)']],
    ['adds a title where no address is printed', ['[below](#x "The second part") [https://a.eu](https://a.eu/ "The coalition") [x@a.eu](mailto:x@a.eu "Ada")'], ['below (The second part) https://a.eu (The coalition) x@a.eu (Ada)']],
    ['does not add a title that is the address', ['[r](https://a.eu/r "https://a.eu/r") [write](mailto:x@a.eu "x@a.eu")'], ['r (https://a.eu/r) write (x@a.eu)']],
    ['takes the title where there are no other words', ['[![](l.png)](https://a.eu "Home")'], ['Home (https://a.eu)']],
    ['adds the title of a picture’s link to both', ['[![Logo](l.png "Of 2014")](https://a.eu "Home")'], ['[Logo: Of 2014] (Home, https://a.eu)']],
    ['adds a title below linked blocks', ['<div><a href="https://a.eu" title="Home"><div>One</div></a><a href="#x" title="one"><div>One</div></a></div>'], ['One', '(Home, https://a.eu)', '', 'One']],
    ['survives an address that is no valid encoding', ['<a href="https://a.eu/50%">50%</a>'], ['50% (https://a.eu/50%)']],
    ['cleans an address', ['<a href="https://a.eu/b&#xad;&#x2028;c">x</a>'], ['x (https://a.eu/b%C2%AD%E2%80%A8c)']],
    ['sets an address apart from what would be taken for a part of it', ['<https://a.eu>’s <b><https://b.eu/></b>x [c.eu](https://c.eu)<https://d.eu>'], ['<https://a.eu>’s <https://b.eu/>x <https://c.eu>https://d.eu']],
    ['leaves an address alone before a stop, a bracket or another address', ['(<https://a.eu>), <https://b.eu>. <https://c.eu>: <x@a.eu>!'], ['(https://a.eu), https://b.eu. https://c.eu: x@a.eu!']],
    ['prints the address of a link in preformatted text', ['<pre>see  <a href="https://a.eu">a</a>  b</pre>'], ['    see  a (https://a.eu)  b']],
    ['puts the address below linked blocks', ['<div><a href="https://a.eu"><div>One</div><div>Two</div></a></div>'], ['One', '', 'Two', '(https://a.eu)']],
  ])
})

describe('headings and rules', () => {
  promises([
    ['underlines h1 and h2', ['# A', 'b', '## Cd', '### Efg', 'h'], ['A', '=', '', 'b', '', 'Cd', '--', '', 'Efg', '', 'h']],
    ['leaves h4 to h6 plain', ['#### A', '##### B', '###### C', 'd'], ['A', '', 'B', '', 'C', '', 'd']],
    ['wraps a heading and underlines its widest line', ['## aa bbb cc'], ['aa bbb', 'cc', '------'], 6],
    ['underlines no wider than the width', ['## aaaaaaaa'], ['aaaaaaaa', '-----'], 5],
    ['underlines in columns', ['## 漢字'], ['漢字', '----']],
    ['keeps the words of blocks in a heading apart', ['<h2>a<div>b</div>c</h2>'], ['a', 'b', 'c', '-']],
    ['drops empty headings', ['##', 'a'], ['a']],
    ['draws a rule', ['a', '', '---', 'b'], ['a', '', '* * *', '', 'b']],
  ])
})

describe('lists', () => {
  promises([
    ['sets tight lists without blank lines', ['a', '- b', '- c', '', 'd'], ['a', '', '- b', '- c', '', 'd']],
    ['sets loose lists with blank lines', ['- b', '', '- c'], ['- b', '', '- c']],
    ['hangs further lines', ['- aaa bbb ccc'], ['- aaa bbb', '  ccc'], 10],
    ['indents nested lists', ['- a', '  - b', '    1. c', '- d'], ['- a', '  - b', '    1. c', '- d']],
    ['keeps paragraphs of an item apart', ['- a', '', '  b', '- c'], ['- a', '', '  b', '', '- c']],
    ['numbers', ['1. a', '1. b'], ['1. a', '2. b']],
    ['begins at the start', ['7. a', '8. b'], ['7. a', '8. b']],
    ['aligns numbers to the right', ['9. a', '10. bbb bbb bbb'], [' 9. a', '10. bbb', '    bbb', '    bbb'], 9],
    ['counts backwards', ['<ol reversed><li>a<li>b</ol>', '', '<ol reversed start=2><li>a<li>b<li>c</ol>'], ['2. a', '1. b', '', '2. a', '1. b', '0. c']],
    ['honours the value of an item', ['<ol><li>a<li value=5>b<li>c</ol>'], ['1. a', '5. b', '6. c']],
    ['ignores a start that is no number', ['<ol start=x><li>a</ol>'], ['1. a']],
    ['ticks tasks', ['- [x] a', '- [ ] bbb bbb', '- c'], ['[x] a', '[ ] bbb', '    bbb', '- c'], 9],
    ['ticks tasks of loose lists', ['- [x] a', '', '  b', '- [ ] c'], ['[x] a', '', '    b', '', '[ ] c']],
    ['ticks numbered tasks', ['1. [x] a', '2. [ ] b'], ['1. [x] a', '2. [ ] b']],
    ['keeps an empty item', ['- a', '-', '- b'], ['- a', '-', '- b']],
    ['keeps an empty item where no room is left', ['-'], ['-'], 1],
    ['prints nothing for empty strays', ['<ul><li>a</li><b> </b></ul>'], ['- a']],
    ['keeps words that strayed between items', ['<ul>a<li>b</li></ul>'], ['  a', '- b']],
    ['sets terms and meanings', ['<dl><dt>A<dt>B<dd>c<dd>d<dt>E<dd>f</dl>'], ['A', 'B', '    c', '    d', '', 'E', '    f']],
    ['sets grouped terms', ['<dl><div><dt>A<dd>b</div><div><dt>C<dd>d</div></dl>'], ['A', '    b', '', 'C', '    d']],
    ['stops indenting where no room is left', [`${'> '.repeat(8)}a bb`], ['> > > > > > a bb'], 20],
    ['keeps marks where no room is left', [`${'- '.repeat(9)}aaaaaaaa`], ['- - - - - - - - -', '            aaaaaaaa'], 20],
  ])
})

describe('quotations and code', () => {
  promises([
    ['quotes every line', ['> aaa bbb', '>', '> ccc'], ['> aaa', '> bbb', '>', '> ccc'], 6],
    ['quotes quotations', ['> a', '> > b'], ['> a', '>', '> > b']],
    ['neither wraps nor collapses code', ['```', 'a   b  c', '', '  d', '```'], ['    a   b  c', '', '      d'], 5],
    ['sets tabs as spaces', ['```', 'a\tb\t\tc', '```'], ['    a   b       c']],
    ['keeps code in lists and quotations in its place', ['> - a', '>', '>       b'], ['> - a', '>', '>       b']],
    ['keeps breaks and pictures in preformatted text', ['<pre>a<br>b <b>c</b><img alt="d"><script>e</script>', '</pre>'], ['    a', '    b cd']],
  ])
})

describe('tables', () => {
  const wide = ['| Country | Project | Ready? |', '|-|-|-|', '| Belgium | A long project name | yes |', '| France | | no |']
  promises([
    ['aligns columns', ['| A | Bbb | C |', '|-|-:|:-:|', '| aaa | 1 | ccc |', '| a | 22 | c |'], ['A    Bbb   C', '---  ---  ---', 'aaa    1  ccc', 'a     22   c']],
    ['aligns wide characters', ['| A | B |', '|-|-|', '| 漢 | b |'], ['A   B', '--  -', '漢  b']],
    ['writes records when columns do not fit', wide, ['Country: Belgium', 'Project: A long', '  project name', 'Ready? yes', '', 'Country: France', 'Project:', 'Ready? no'], 20],
    ['fits to the column', wide, ['Country  Project              Ready?', '-------  -------------------  ------', 'Belgium  A long project name  yes', 'France                        no'], 36],
    ['does not fit by a column', wide.slice(0, 3), ['Country: Belgium', 'Project: A long project name', 'Ready? yes'], 35],
    ['writes values without header as they are', ['| | B |', '|-|-|', '| aaaaa | bbbbb |', '| ccccc | |'], ['aaaaa', 'B: bbbbb', '', 'ccccc', 'B:'], 10],
    ['knows no header where there is none', ['<table><tr><td>a</td><td>b</td></tr></table>'], ['a  b']],
    ['keeps a header over no rows', ['| Aaaaa | Bbbbb |', '|-|-|'], ['Aaaaa', 'Bbbbb'], 10],
    ['puts the caption above', ['<table><caption>Cap</caption><tr><th>A<tbody><tr><td>b</table>'], ['Cap', '', 'A', '-', 'b']],
    ['keeps cells below their header', ['<table><tr><th>A<th>B<th>C<tr><td colspan=2>ab<td>c<tr><td rowspan=2>d<td>e<td>f<tr><td>g<td>h<tr><td>i</table>'], ['A   B  C', '--  -  -', 'ab     c', 'd   e  f', 'd   g  h', 'i']],
    ['unwraps paragraphs in cells', ['<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>'], ['a  b']],
    ['keeps lists in cells', ['<table><tr><th>A<th>B<tr><td>a<td><ul><li>b<li>c</ul></table>'], ['A: a', '', 'B:', '  - b', '  - c']],
    ['reads layout tables cell by cell', ['<table><tr><td><table><tr><td>a<td>b</table><td>c</table>'], ['a  b', '', 'c']],
    ['keeps the columns of a captioned picture', ['<table><tr><td><figure><img alt="room"><figcaption>On 24 June</figcaption></figure><td>a<tr><td><figure><a href="/b"><img alt="b"></a><figcaption>c</figcaption></figure><td>d</table>'], ['[room: On 24 June]  a', '[b: c] (/b)         d']],
    ['keeps all words of a figure in a cell', ['<table><tr><td><figure><a href="/b">b</a><figcaption>c</figcaption></figure><tr><td><figure><img alt="d" title="e"><figcaption>f</figcaption></figure></table>'], ['b (/b)', 'c', '', '[d: e]', 'f']],
    ['breaks lines in cells', ['<table><tr><th>A<tr><td>b<br>c</table>'], ['A: b', '  c']],
  ])
})

describe('footnotes', () => {
  promises([
    ['numbers references and notes alike', ['a[^x] b[^y] c[^x]', '', '[^x]: One', '[^y]: Two'], ['a[1] b[2] c[1]', '', '[1] One', '[2] Two']],
    ['hangs notes', ['a[^x]', '', '[^x]: aaa bbb'], ['a[1]', '', '[1] aaa', '    bbb'], 9],
    ['sets notes of several paragraphs apart', ['a[^x][^y]', '', '[^x]: One', '', '    More', '[^y]: Two'], ['a[1][2]', '', '[1] One', '', '    More', '', '[2] Two']],
    ['prints a heading that the page shows', ['<section data-footnotes><h2>Notes</h2><ol><li>a</ol></section>'], ['Notes', '-----', '', '[1] a']],
    ['aligns the numbers of many notes', [Array.from({ length: 10 }, (_, n) => `[^${n}]`).join(' '), '', ...Array.from({ length: 10 }, (_, n) => `[^${n}]: n`)], ['[1] [2] [3] [4] [5] [6] [7] [8] [9] [10]', '', ...Array.from({ length: 9 }, (_, n) => ` [${n + 1}] n`), '[10] n']],
  ])
})

describe('other blocks', () => {
  promises([
    ['sets a caption below its picture', ['<figure><img alt="A ship"><figcaption>At <b>sea</b></figcaption></figure>'], ['[A ship]', 'At sea']],
    ['leaves nothing of a picture that only decorates', ['a', '', '<figure><img alt=""></figure>', '', 'b', '', '<figure><img alt=""><figcaption>c</figcaption></figure>'], ['a', '', 'b', '', 'c']],
    ['says what a caption repeats only once', ['<figure><img alt="A  ship"><figcaption>A <i>ship</i></figcaption></figure>', '', '<figure><img alt="A ship"><figcaption>A ship, at sea</figcaption></figure>'], ['[A ship]', '', '[A ship]', 'A ship, at sea']],
    ['keeps the link of a caption that repeats a description', ['<figure><img alt="A ship"><figcaption><a href="https://a.eu">A ship</a></figcaption></figure>'], ['[A ship]', 'A ship (https://a.eu)']],
    ['says once what a caption and a title say', ['<figure><img alt="A ship" title="At  sea"><figcaption>At sea</figcaption></figure>', '', '<figure><img alt="A ship" title="1912"><figcaption>At sea</figcaption></figure>'], ['[A ship]', 'At sea', '', '[A ship: 1912]', 'At sea']],
    ['sets a caption below its picture in a tight list', ['- <figure><img alt="room"><figcaption>On 24 June</figcaption></figure>', '- b'], ['- [room]', '  On 24 June', '- b']],
    ['says where a linked picture leads', ['<figure><a href="https://a.eu"><img alt="A ship"></a><figcaption>At sea</figcaption></figure>'], ['[A ship] (https://a.eu)', 'At sea']],
    ['wraps a description', ['<figure><img alt="A ship at sea"><figcaption>Off the coast</figcaption></figure>'], ['[A ship', 'at sea]', 'Off the', 'coast'], 8],
    ['sets pictures in lists and quotations in their place', ['- a', '', '  <figure><img alt="b"><figcaption>c</figcaption></figure>', '', '> <figure><img alt="d"></figure>'], ['- a', '', '  [b]', '  c', '', '> [d]']],
    ['sets a caption off from a table', ['<figure><figcaption>C</figcaption><table><tr><td>a</table></figure>'], ['C', '', 'a']],
    ['shows details within details', ['<details><summary>More</summary><details><summary>Still <b>more</b></summary>a</details></details>'], ['More', '', 'Still more', '', 'a']],
    ['shows details', ['<details><summary>More</summary>text<p>and text</details>'], ['More', '', 'text', '', 'and text']],
    ['separates unknown sections', ['<section><p>a</p></section><aside>b</aside><address>c</address>'], ['a', '', 'b', '', 'c']],
    ['finds blocks in inline elements', ['<span>a<div>b</div>c</span>'], ['a', '', 'b', '', 'c']],
  ])
})

describe('any Markdown', () => {
  const word = fc.constantFrom('word', 'Überblick', '漢字', '👩‍👩‍👧', 'a&shy;b', 'donaudampfschifffahrtsgesellschaft', '10<sup>2</sup>', '<https://a.eu/long/address>', '[link text](https://b.eu)', '**bold words**', '~~gone~~', '`code`', 'note[^n]', '![alt text](i.png)', '<abbr title="long form">LF</abbr>', '\\\n')
  const sentence = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(' '))
  const block = fc.oneof(
    sentence,
    fc.tuple(fc.constantFrom('# ', '## ', '#### ', '- ', '1. ', '9. ', '- [ ] ', '> ', '- > ', '> - ', '- - - '), sentence).map(([mark, text]) => mark + text.replaceAll('\n', ' ')),
    fc.tuple(sentence, sentence).map(([a, b]) => `<dl><dt>${a}<dd>${b}</dl>`),
    fc.tuple(sentence, sentence).map(([a, b]) => `- ${a.replaceAll('\n', ' ')}\n\n  ${b.replaceAll('\n', ' ')}`),
    fc.constantFrom('---', '<br>', '&nbsp;'),
  )
  const prose = fc.array(block, { maxLength: 6 }).map((blocks) => [...blocks, '[^n]: a footnote of some words'].join('\n\n'))
  const row = fc.array(word, { minLength: 3, maxLength: 3 }).map((cells) => `| ${cells.join(' | ').replaceAll('\n', ' ')} |`)
  const tables = fc.array(row, { minLength: 1, maxLength: 4 }).map(([head = '', ...rest]) => [head, '|-|-:|-|', ...rest].join('\n'))
  const anything = fc.oneof(
    prose,
    tables,
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.constantFrom('<', '>', '/', 'a', 'table', 'td', 'li', 'pre', 'del', 'a href=x', '#', '- ', '> ', '\n', '|', '*', '`', '[^n]', '&nbsp;', '\t', ' ', '\u0000', '\u200d', '\ud83d', '<b><p>', '<table><tr><td>', '<ul><li>'), { maxLength: 60 }).map((parts) => parts.join('')),
  )
  const width = fc.integer({ min: 1, max: 80 })

  it('is rendered, as clean text', () => {
    fc.assert(
      fc.property(anything, width, (markdown, columns) => {
        const text = toText(markdown, columns)
        expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Surrogate}|[\u00a0\u00ad\u200b\u2028\u2029\ufeff]/u)
        expect(text).not.toMatch(/\s$|^\n|[^\S\n]\n/u)
      }),
      { numRuns: 300 },
    )
  })

  it('gives no line wider than the width, but for a mark and one word', () => {
    const marks = /^(?:> |- |\[[x ]\] | *\d+\. | *\[\d+\] | )*/
    fc.assert(
      fc.property(fc.oneof(prose, tables), fc.integer({ min: 20, max: 80 }), (markdown, columns) => {
        const wide = toText(markdown, columns).split('\n').filter((line) => textWidth(line) > columns)
        expect(wide.filter((line) => line.replace(marks, '').includes(' '))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('loses no word, and keeps their order', () => {
    fc.assert(
      fc.property(fc.oneof(prose, anything), width, (markdown, columns) => {
        const tree = toTree(markdown)
        // Records repeat the header, so the words of a table have an order of their own.
        fc.pre(!holds(tree, 'table'))
        const text = renderText(tree.children, { width: columns, links: 'inline' })
        expect(firstLost(visibleWords(tree), text)).toBeUndefined()
      }),
      { numRuns: 300 },
    )
  })

  it('loses no word of a table, in columns or in records', () => {
    fc.assert(
      fc.property(tables, width, (markdown, columns) => {
        const tree = toTree(markdown)
        const text = renderText(tree.children, { width: columns, links: 'inline' })
        expect(visibleWords(tree).filter((expected) => !text.includes(expected))).toEqual([])
      }),
    )
  })
})

/** Words of text nodes as a reader sees them, found without the code under test. */
function visibleWords(node: Root | RootContent): string[] {
  if (node.type === 'text') {
    const visible = node.value.replace(/[\u034f\u00ad\u180e\u200b-\u200f\u061c\u202a-\u202e\u2060-\u206f\ufeff]|[^\P{Cc}\s\u0085]/gu, (c) => (/[\u200c-\u200f\u061c]/.test(c) ? '\n' : ''))
    return visible.split(/[\s\u0085]+/).filter((word) => word !== '' && !/\p{Surrogate}/u.test(word))
  }
  if (!('children' in node)) return []
  if (node.type === 'element') {
    const { className, dataFootnoteBackref } = node.properties
    const isScreenReaderOnly = Array.isArray(className) && className.includes('sr-only')
    if (isScreenReaderOnly || dataFootnoteBackref !== undefined || /^(script|style|template)$/.test(node.tagName)) return []
  }
  return node.children.flatMap((child) => visibleWords(child))
}

function firstLost(words: readonly string[], text: string): string | undefined {
  let position = 0
  return words.find((expected) => {
    const found = text.indexOf(expected, position)
    position = found + expected.length
    return found < 0
  })
}

function holds(node: Root | RootContent, tagName: string): boolean {
  if (!('children' in node)) return false
  return node.children.some((child) => (child.type === 'element' && child.tagName === tagName) || holds(child, tagName))
}

describe('size', () => {
  function many(tagName: string, count: number, make: () => ElementContent[]): Element {
    return { ...element(tagName), children: Array.from({ length: count }, make).flat() }
  }

  it('says once what a thousand pictures have in common', () => {
    const img = { ...element('img'), properties: { alt: 'a' } }
    const figure = { ...element('figure'), children: [...Array.from({ length: 3000 }, () => img), element('figcaption', text('word '.repeat(20_000)))] }
    expect(renderText([figure], { width: 72, links: 'inline' }).match(/word/g)).toHaveLength(20_000)
  })

  // Quadratic work on these would outlast the time that a test is given.
  it.each<[string, () => ElementContent]>([
    ['paragraph', () => many('p', 100_000, () => [text('10 '), element('sup', text('2'))])],
    ['list', () => many('ul', 60_000, () => [element('li', text('some words'))])],
    ['table', () => many('table', 60_000, () => [element('tr', element('td', text('a')), element('td', text('b')))])],
    ['run of breaks', () => many('p', 150_000, () => [element('br'), text('a ')])],
    ['run of spaces', () => text(' \u00a0'.repeat(500_000))],
    ['title', () => ({ ...element('img'), properties: { alt: 'a', title: `${'!'.repeat(500_000)}a${'!'.repeat(500_000)}a` } })],
    ['word', () => text('é'.repeat(1_000_000))],
    ['preformatted line', () => element('pre', text('\ta'.repeat(500_000)))],
  ])('renders a %s of a megabyte', (_, make) => {
    expect(typeof renderText([make()], { width: 72, links: 'inline' })).toBe('string')
  })

  it.each(['div', 'span', 'blockquote', 'ul', 'li', 'table', 'del', 'dl'])('renders %s in itself, deeper than a parser lets it nest', (tagName) => {
    let node = element('p', text('word '.repeat(1000)))
    for (let depth = 0; depth < 200; depth++) node = element(tagName, node)
    const rendered = renderText([node], { width: 72, links: 'inline' })
    expect(rendered.match(/word/g)).toHaveLength(1000)
    expect(Math.max(...rendered.split('\n').map((line) => line.replace(/^~+|~+$/g, '').length))).toBeLessThanOrEqual(72)
  })

  it('does not multiply what nested tables hold', () => {
    let node: ElementContent = text('word')
    for (let depth = 0; depth < 14; depth++) {
      const cell = element('td', node)
      cell.properties['rowSpan'] = 2
      node = element('table', element('tr', cell), element('tr', element('td', text('x'))))
    }
    expect(renderText([node], { width: 72, links: 'inline' }).match(/word/g)?.length).toBeLessThanOrEqual(2)
  })
})

function text(value: string): { type: 'text'; value: string } {
  return { type: 'text', value }
}

describe('textWidth', () => {
  it.each([
    ['', 0],
    ['word', 4],
    ['é', 1],
    ['e\u0301', 1],
    ['漢字', 4],
    ['한글', 4],
    ['ｱ', 1],
    ['Ａ', 2],
    ['👍', 2],
    ['👍🏽', 2],
    ['👩‍👩‍👧', 2],
    ['🇧🇪', 2],
    ['a\u200bb\u00ad', 2],
    ['…–€', 3],
    ['שלום', 4],
  ])('counts the columns of %j', (string, width) => {
    expect(textWidth(string)).toBe(width)
  })
})

describe('wrapText', () => {
  it('wraps within the indentation of the first and of further lines', () => {
    expect(wrapText('aa bb cc dd', 8, { first: '* ', rest: '    ' })).toBe('* aa bb\n    cc\n    dd')
  })

  it('keeps line breaks and collapses other white space', () => {
    expect(wrapText(' a \t b\r\nc\n\n\n\nd ', 72)).toBe('a b\nc\n\nd')
  })

  it('keeps words joined by a no-break space together', () => {
    expect(wrapText('aa 1\u00a0000 b', 5)).toBe('aa\n1 000\nb')
  })

  it('leaves no trailing space behind an indentation', () => {
    expect(wrapText('', 10, { first: '> ', rest: '> ' })).toBe('>')
  })
})
