import * as fc from 'fast-check'

/*
 * Bodies of issues: Markdown in all its constructs, put together so that they meet, break and swallow each other.
 *
 * In these pieces `@` stands for a word of its own (`w1x`, `w2x`, …) and `^n` for a footnote of its own.
 */

const prose = [
  '@', '@ @', '**@** *@* `@`', '***@*@**', '~~@~~', '@\\\n@', '@  \n@', '\\*@\\*', '"@" & <', '&nbsp;@', '&amp;@', '&#0;@', '&copy @',
  '10:30 @', '@:@', ':@[@]{@}', '{{@}} {{{x}}} {{#if @}}', '*|@|* %@%', '[@]', '@\u00AD@', '@\u200D@', '\u202E@', '\u05D0@ \u05D1', '👩‍🚀@', '\u3042@', '@\u0301',
  'H<sub>@</sub>O', '10<sup>2</sup>@', '<b>@</b>', '<b>@', '</b>@', '<a><b>@</a>@</b>', '<ruby>@<rt>@</rt></ruby>', '<abbr title="t">@</abbr>', '<q>@</q>', '@<br>@', 'Vec<T>@', 'Map<String, @>', '<!-- c -->@', '<mark>@', '<p>@',
]

const links = [
  '[@](https://e.org/@)', '[@](<https://e.org/a b> "@")', '[@](/a/@)', '[@](?q)', '[@](#@)', '[@](mailto:a@e.org)', '[@](tel:+32)', '![@](https://e.org/@.png)', '![@](a.png)', '[![@](/b.png)](https://e.org)',
  '<https://e.org/@>', 'https://e.org/@', 'www.e.org/@', 'a@e.org', '[@](ftp://e.org/)', '[@][r]', '[r]', '[@][s]', '[r]: https://e.org/ "t"', '[s]: ftp://e.org/', '![@][r]', '> [r]: https://e.org/2',
  '<a href="/r">@</a>', '<a href="ftp://e.org">@</a>', '<a name="n">@</a>', '<img src="https://e.org/@" alt="@">', '<img src="ftp://e.org/x" alt="@">', '[@]()', '[](https://e.org/)', '<a href="https://e.org"><h3>@</h3></a>',
]

const blocks = [
  '## @', '## @ [@](/x) `@`', '### @', '# @', '###### @', '##', '@\n===', '@\n---', '---', '***',
  '- @\n- @', '- @\n\n  @\n- @', '1. @\n2. @', '7) @', '- @\n  - @\n    - @', '- [ ] @\n- [x] @', '-', '> @', '> @\n@', '> - @\n>\n> @', '- > @\n  > ## @', '    @', '```\n@\n```', '```js @\n@', '~~~\n@\n~~~',
  '| @ | @ |\n|---|:-:|\n| @ | @ |', '|@|\n|-|\n|@\\|@|@|', '| @ |\n|---|\n@', '@[^n]\n\n[^n]: @', '@[^n] @[^n]\n\n[^n]: @\n\n    - @', '@[^n]\n\n> [^n]: @', '@[^n]\n\n- @\n\n  [^n]: ![@](/x)', '## @[^n]\n\n[^n]: @',
  '<div>\n@\n</div>', '<div>\n\n@', '</div>', '<table><tr><td>@', '<table>@<tr><td>@</table>', '</table>', '<details><summary>@</summary>\n\n@\n\n</details>', '<ul><li>@<li>@', '<dl><dt>@<dd>@</dl>', '<center>@</center>', '<pre>@\n  @</pre>', '<h1>@</h1>', '<h2>@</h2>',
  '<figure><img src="/x.png" alt="@"><figcaption>@</figcaption></figure>', '<foo>@</foo>', '<!-- c -->', '<!-->@', '<p hidden>@</p>', '<section data-footnotes>@</section>', '<option>@', '</p>', '</article></main></body>', '<table><caption>@</caption><tr><th rowspan=2>@<td>@<tr><td colspan=3>@</table>',
]

const directives = [
  ':::event[@]{start=2015-03-30}\n@\n:::', ':::event[@ {b}]{start=2015-03-30 end=2015-04-02 place="@" address="@" url="https://e.org/" register="https://e.org/r" deadline=2015-03-01 status=cancelled}\n- @\n:::', ':::event[@]{start="2015-03-30 10:00" end="2015-03-30 12:00"}\n@\n:::',
  ':::editorial[@]{by="@ @" role="@"}\n@\n\n### @\n:::', ':::editorial{by=@}\n@\n:::', ':::brief\n- @\n- @\n:::', ':::brief[@]\n@\n\n- **@** @\n\n  @\n- @ <h3>@</h3>\n:::', ':::brief\n1. @\n   - @\n:::', ':::article[**@** ![@](/x)]\n## @\n\n@\n:::', ':::article\n:::', ':::article[@]{only=web}\n@\n:::', ':::article[@]{only="email,text"}\n@\n:::', ':::article[@]{only=text}\n@[^n]\n\n[^n]: @\n:::',
  '::::article[@]\n@\n\n:::event[@]{start=2015-01-01}\n@\n:::\n\n@\n\n## @\n::::', ':::::article[@]\n::::article[@]\n:::article[@]\n@\n:::\n@\n::::\n@\n:::::', ':::article[@]{audience=members}\n@\n:::', ':::article[@]{audience=public}\n@ [^n]\n\n[^n]: @\n:::', '::::article[@]{audience=members}\n@\n\n:::article[@]{audience=public}\n@\n:::\n\n@\n::::',
]

/** What gets an error, or a warning that words are left out. */
const wrong = [
  '[@](javascript:alert)', '[@](JaVa\tScRiPt:x)', '[@](//e.org)', '[@](\\\\e.org)', '[@](data:text/html,x)', '[@](&#106;avascript:x)', '<javascript:@>', '<a href="java&#115;cript:x">@</a>', '<a href=" javascript&colon;x">@</a>', '![@](file:///etc/@)', '[@](https://a:b@e.org)', '[v]: vbscript:x\n\n[@][v]',
  '@[^m]', '[^m]: @', '@[^m] @[^m]', '<p', '<div title="@', '<!-- @', '<?@?>', '<!X @>', '<![CDATA[@]]>', '<script>@</script>', '<script src=//e.org>', '<svg><text>@', '<svg><a xlink:href="javascript:x">@</a></svg>', '<img src=x onerror=@>', '<style>@</style>', '<iframe src="https://e.org">@</iframe>', '<textarea>@', '<input type="checkbox">@', '<template>@', '<title>@', '<base href="https://e.org">', '<form action="javascript:x"><button>@', '<meta http-equiv=refresh content="0;javascript:x">', '<math><mtext>@', '<noscript><p title="</noscript><img src=x onerror=x>">',
  ':::event{start=2015-03-30}\n@\n:::', ':::event[@]\n@\n:::', ':::editorial[@]\n@\n:::', ':::brief\n@\n:::', ':::brief\n- @\n\n@\n\n- @\n:::', ':::', ':::article', '::::', ':::evnt[@]\n@\n:::', '::event[@]', '::: article\n@\n:::', '> :::article\n> @\n> :::', '- :::article\n  @\n  :::', ':::article[@]{x=@}\n@\n:::', ':::article[@]{id=a id=b}\n@\n:::', ':::article[@]{.@ #@}\n@\n:::', ':::article[@]{audience=nobody}\n@\n:::',
]

const noise = fc.string({ unit: fc.constantFrom(...'*_[]()<>`~|:{}#-+=!\\"\'&;/@^ \t\n.0aé'), maxLength: 12 })

const sound = [
  { weight: 4, arbitrary: fc.constantFrom(...blocks) },
  { weight: 3, arbitrary: fc.constantFrom(...prose) },
  { weight: 2, arbitrary: fc.constantFrom(...links) },
  { weight: 2, arbitrary: fc.constantFrom(...directives) },
]

/** Any text at all, but for halves of surrogate pairs, which cannot come out of a UTF-8 file. */
export const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 200 })).filter((text) => !/\p{Surrogate}/u.test(text))

/** Markdown whose pieces are sound by themselves; what they make together may not be. Every word is there once. */
export const soundBody = bodyOf(fc.oneof(...sound), fc.constantFrom('\n\n', '\n\n', '\n\n', '\n\n', '\n', ' ', '\n> ', '\n  ', '\r\n\r\n'))

/** The same with mistakes, attacks and noise among it. */
export const anyBody = bodyOf(fc.oneof(...sound, { weight: 4, arbitrary: fc.constantFrom(...wrong) }, { weight: 2, arbitrary: noise }), fc.constantFrom('\n\n', '\n\n', '\n', ' ', '', '\n> ', '\n  ', '\n- ', '\r\n', '\r'))

function bodyOf(piece: fc.Arbitrary<string>, gap: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.array(fc.tuple(piece, gap), { maxLength: 8 }).map((parts) => named(parts.map(([text, after], index) => text.replaceAll('^n', `^n${index}`) + after).join('')))
}

/** Each `@` becomes a word of its own; those of `a@e.org` stay. */
function named(text: string): string {
  let count = 0
  return text.replace(/@(?!e\.org)/g, () => `w${++count}x`)
}
