import { performance } from 'node:perf_hooks'

import { describe, expect, it } from 'vitest'

import type { Message } from '../../src/messages/message.js'
import { verifyHtml } from '../../src/output/verify-html.js'
import { artefact } from './tree.js'

const html = (contents: string | Uint8Array): Message[] => verifyHtml(artefact('archive/a/index.html', contents, 'issues/a.md'))
const link = (address: string): Message[] => html(`<a href="${address}">x</a>`)

describe('addresses', () => {
  it.each([
    'https://example.org/?a=1&amp;b=2', 'HTTP://example.org', 'mailto:a@example.org?subject=a:b', 'tel:+3227000000', 'cid:part1@example.org', '', '#top', 'a.html', './a', '../a', '/a', '?q=javascript:1',
    'a/b:c', 'issue-06/#javascript:', '*|UNSUB|*', '{{ UnsubscribeURL }}', '[UNSUBSCRIBE:x]', '%%view:x%%', ':a', '1a:b', '%6aavascript:x', 'java&lt;script:x',
  ])('pass: %s', address => {
    expect(link(address)).toEqual([])
  })

  it.each([
    'javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' \n javascript:x', '\u0001javascript:x', 'java\tscript:x', 'java\r\nscript:x', 'javascript&colon;x', 'javascript&#58;x', 'javascript&#58x', 'javascript&#x3A;x', 'javascript&#x0003ax',
    '&#106;avascript:x', 'java&Tab;script:x', 'java&NewLine;script:x', '&#9;javascript:x', '&#0000106avascript:x', 'vbscript:x', 'data:text/html,x', 'file:///etc/passwd', 'blob:x', 'ftp://example.org', 'x-y.z+1:x',
    '//example.org', '/\\example.org', '\\\\example.org', '/\t/example.org', '&sol;/example.org', '/&#47;example.org', ' //example.org', '&bsol;&bsol;host',
  ])('are refused, however they are written: %j', address => {
    expect(link(address)).toMatchObject([{ file: 'issues/a.md', place: null, rule: 'output-unsafe', severity: 'error' }])
  })

  it.each([
    '<img src="data:image/png;base64,x">', '<form action=javascript:x>', '<td background="//x/a.png">', '<video poster="file:a">', '<blockquote cite="data:x">', '<button formaction="javascript:x">',
    '<svg><a xlink:href="javascript:x"></svg>', '<object data="data:x">', '<a ping="https://ok.example data:x">', '<v:fill src="file:x" />', '<base href="//x/">',
    '<img srcset="a.png 1x, data:image/png 2x">', '<img srcset="a.png, javascript:x">', '<img srcset="a.png 1x,//x/b.png 2x">', '<img srcset="a.png (a,b) 1x, data:x">', '<img srcset="a.png&comma;&#32;data:x">',
    '<meta http-equiv="Refresh" content="0; url=javascript:x">', '<meta content="5;\'data:x\'" http-equiv=refresh>', '<iframe srcdoc="x">',
  ])('are refused in every attribute that holds one: %s', markup => {
    expect(html(markup)).toMatchObject([{ rule: 'output-unsafe' }])
  })

  it.each([
    '<img src="a.png" srcset="a.png 1x, b,c.png 2x, https://example.org/d.png 640w">', '<meta http-equiv="refresh" content="0; url=../new/">', '<img srcset="a.png,javascript:x">', '<meta name="description" content="2015; javascript: a language">',
    '<p title="javascript:x" data-href="javascript:x">', '<v:roundrect xmlns:v="urn:schemas-microsoft-com:vml" href="https://example.org">',
  ])('pass elsewhere, and when all is well: %s', markup => {
    expect(html(markup)).toEqual([])
  })
})

describe('scripts', () => {
  it.each([
    '<script>x</script>', '<SCRIPT src="a.js"></SCRIPT>', '<script', '<script/x>', '<svg:script>', '<svg><script>x</script></svg>', '<p onclick="x">', '<p ONCLICK=x>', '<img/onerror=x>', '<p title="a"onclick=x>', "<p title='>' onclick=x>",
    '<p title=">" onclick>', '<p a=">"\nonfocus\n=\nx>', '<p =a onclick=x>', '<p ="><b onclick=x>">', '<p a= onclick=x onload=y>', '<a href=x/onclick=y onclick=z>', '< p><b onclick=x>', '<p title="<!--" onclick=x>',
    '<!--[if mso]><script></script><![endif]-->', '<!--[if mso]><p onclick=x></p><![endif]-->', '<!-- [IF gte mso 9]><a href="javascript:x"><![endif]-->', '<!--[if !mso]><!--><p onclick=x><!--<![endif]-->', '<![if !mso]><p onclick=x><![endif]>',
    '<!--[if mso]><a title="--><img onerror=x>', '<!-- a --><p onclick=x>', '<!--><p onclick=x>-->', '<!---><p onclick=x>-->', '<!-- a --!><p onclick=x>-->', '<!x --><p onclick=x>', '<?x ><p onclick=x>', '</ x><p onclick=x>', '</p title="><p"><p onclick=x>',
    '<style><a title="</style><p onclick=x>">', '<title><!--</title><p onclick=x>-->', '<textarea></textarea x><p onclick=x>', '<style></styles></style><p onclick=x>', '<noscript><p title="</noscript><p onclick=x>">', '<noscript><p onclick=x></noscript>',
    '<svg><style><p onclick=x></style></svg>', '<select><style></select><p onclick=x></style>', '<svg><![CDATA[><p title="]]><p onclick=x>">',
    '<noscript><p title="</noscript><textarea><p onclick=x>', '<noscript><textarea></noscript><p title="</textarea><p onclick=x>', '<noscript><!--</noscript><textarea>--><p onclick=x>', '<!--[if mso]><p title="-->" onclick=x><![endif]-->', '<!--[if mso]><style>--></style><p onclick=x>',
  ])('are found: %j', markup => {
    expect(html(markup).map(({ rule }) => rule)).toContain('output-unsafe')
  })

  it.each([
    '<p>&lt;script&gt;alert(1)&lt;/script&gt; and onclick="x" and javascript:x</p>', '<!-- <script>x</script> <p onclick=x> -->', '<!doctype html><html lang="en"><body class="one">', '<style>/* <script> <p onclick=x> */ a > b {}</style>',
    '<title><script></title>', '<textarea><p onclick=x></textarea>', '<p title="<script> onclick=x">a</p>', "<p title='<p onclick=\"x\">'>", 'a < b and b > c, <3, 1<2 onclick=x>', '<p data-onclick="x" class=onclick>', '<scripts></scripts>', '<p title=a>onclick=x', '</p onclick=x>',
    '<!--[if mso | IE]><table><tr><td style="width:600px"><![endif]--><p>a</p><!--[if mso | IE]></td></tr></table><![endif]-->', '<!--[if mso]><noscript><xml><o:AllowPNG/></xml></noscript><style>a{}</style><![endif]-->', '<svg><title>A</title><path d="M0"/></svg>', '',
  ])('are not seen where there are none: %s', markup => {
    expect(html(markup)).toEqual([])
  })

  it('of pictures are absolute in an email, which is no page that they could be relative to', () => {
    const mail = (src: string): Message[] => verifyHtml(artefact('email/a/public.html', `<img src="${src}" alt="x">`, 'issues/a.md'))
    for (const src of ['a.png', '../a.png', '/a.png', '']) expect(mail(src)).toMatchObject([{ rule: 'output-unsafe' }])
    for (const src of ['https://example.org/a.png', 'cid:a@b']) expect(mail(src)).toEqual([])
    expect(html('<img src="../a.png" alt="x">')).toEqual([])
  })

  it('are found in bytes as well, and each once however often it occurs', () => {
    expect(html(new TextEncoder().encode('<p onclick=x>'.repeat(9)))).toHaveLength(1)
  })

  it('are no matter in what is not HTML', () => {
    expect([artefact('a.txt', '<script>'), artefact('feed.json', '<script>'), artefact('a.png', new Uint8Array([1]))].flatMap((other) => verifyHtml(other))).toEqual([])
  })

  it('are reported with the source, the output and who is to blame', () => {
    expect(html('<p><script>x</script>')).toEqual([
      {
        file: 'issues/a.md',
        place: null,
        rule: 'output-unsafe',
        severity: 'error',
        message: 'Unexpected a <script> element in the output archive/a/index.html, expected no script, and addresses that are http, https, mailto, tel, cid or relative.',
        note: expect.stringMatching(/template, or efc-news itself, is to blame.*archive\/a\/index\.html/),
      },
    ])
    expect(link(`javascript:\n${'x'.repeat(9_000)}`)[0]?.message).toMatch(/^[^\n]{100,350}$/)
  })
})

describe('scripts of the archive', () => {
  /** All names that occur below, so that it is the rest that makes a script foreign. */
  const scripts = new Set(['events-0123abcd', 'search-box-0123abcd', 'a2-0123abcd', 'a-0123abcd', 'a-0123abc', 'a-0123abcde', 'a-0123ABCD', 'a-0123abcg', 'a', '-0123abcd'].map((name) => `archive/assets/${name}.js`))
  const page = (contents: string, path = 'archive/a/index.html'): Message[] => verifyHtml(artefact(path, contents, 'issues/a.md'), scripts)
  const own = '<script defer src="../assets/events-0123abcd.js"></script>'
  const data = '<script type="application/ld+json">{"@type":"Event","name":"a \\u003cb> \\"c\\""}</script>'

  it('pass when their file is in the archive, named by its content', () => {
    expect(page(`<!doctype html><html><head>${own}\n${data}</head><body><p>a</p>${own}</body></html>`)).toEqual([])
    expect(page('<script defer src="assets/search-box-0123abcd.js"></script >', 'archive/index.html')).toEqual([])
    expect(page('<script defer src="../../assets/a2-0123abcd.js"></script>', 'archive/fr/a/index.html')).toEqual([])
    expect(page('<script type="application/ld+json"></script>')).toEqual([])
  })

  it('are refused when this build made none of that name', () => {
    const other = '<script defer src="../assets/evil-00000000.js"></script>'
    expect(page(other).map(({ rule }) => rule)).toEqual(['output-unsafe'])
    for (const known of [undefined, new Set<string>(), new Set(['assets/events-0123abcd.js', 'events-0123abcd.js', 'archive/undefined'])]) expect(verifyHtml(artefact('archive/a/index.html', own), known).map(({ rule }) => rule)).toEqual(['output-unsafe'])
    expect(page(`${own}${other}`)).toHaveLength(1)
  })

  it.each(['email/a/public.html', 'index.html', 'Archive/a/index.html', 'archives/a/index.html', 'email/archive/index.html', '/archive/a/index.html'])('are scripts like any other in %s', path => {
    for (const script of [own, data]) expect(page(script, path).map(({ message }) => message)).toContainEqual(expect.stringContaining('Unexpected a <script> element'))
  })

  it.each([
    // Another address
    'assets/a-0123abcd.js', '../../assets/a-0123abcd.js', '/assets/a-0123abcd.js', '//assets/a-0123abcd.js', '././../assets/a-0123abcd.js', '.././assets/a-0123abcd.js', '../x/../assets/a-0123abcd.js', 'https://example.org/assets/a-0123abcd.js',
    '..//assets/a-0123abcd.js', '../assets//a-0123abcd.js', '../assets/x/a-0123abcd.js', '../assets/../a-0123abcd.js', '../assets/a-0123abcd.js?x', '../assets/a-0123abcd.js#x', '../assets/a-0123abc.js', '../assets/a-0123abcde.js', '../assets/a-0123ABCD.js',
    '../assets/a-0123abcg.js', '../assets/a.js', '../assets/-0123abcd.js', '../assets/a-0123abcd.mjs', '../assets/a-0123abcd.jsx', '../assets/a-0123abcdxjs', '../Assets/a-0123abcd.js', '..\\assets/a-0123abcd.js', '%2e%2e/assets/a-0123abcd.js',
    '&#46;./assets/a-0123abcd.js', '../assets/a&amp;-0123abcd.js', '../assets/a b-0123abcd.js', '../assets/%61-0123abcd.js', ' ../assets/a-0123abcd.js', '../assets/a-0123abcd.js ', '../assets/a-0123abcd.js\n', 'data:text/javascript,../assets/a-0123abcd.js', '',
  ])('are refused with any other address: %j', src => {
    expect(page(`<script defer src="${src}"></script>`).map(({ rule }) => rule)).toContain('output-unsafe')
  })

  it.each([
    // Other attributes, other spellings, another order
    '<script src="../assets/a-0123abcd.js"></script>', '<script src="../assets/a-0123abcd.js" defer></script>', '<script defer="" src="../assets/a-0123abcd.js"></script>', '<script defer src="../assets/a-0123abcd.js" type="module"></script>',
    '<script type="application/ld+json" defer src="../assets/a-0123abcd.js"></script>', '<script defer src="../assets/a-0123abcd.js" src="x"></script>', '<script src="x" defer src="../assets/a-0123abcd.js"></script>', "<script defer src='../assets/a-0123abcd.js'></script>",
    '<script defer src=../assets/a-0123abcd.js></script>', '<SCRIPT defer src="../assets/a-0123abcd.js"></SCRIPT>', '<script DEFER src="../assets/a-0123abcd.js"></script>', '<script  defer src="../assets/a-0123abcd.js"></script>', '<script/defer src="../assets/a-0123abcd.js"></script>',
    '<script defer src = "../assets/a-0123abcd.js"></script>', '<script defer src="../assets/a-0123abcd.js" ></script>', '<script defer src="../assets/a-0123abcd.js"/></script>', '<script defer async src="../assets/a-0123abcd.js"></script>', '<script defer\nsrc="../assets/a-0123abcd.js"></script>',
    '<script defer src="../assets/a-0123abcd.js" onload="x"></script>', '<script defer src="../assets/a-0123abcd.js" onerror=x></script>', '<script defer src="../assets/a-0123abcd.js">x</script>', '<script defer src="../assets/a-0123abcd.js"> </script>', '<script defer src="../assets/a-0123abcd.js"><!-- --></script>',
    // Content that runs, or that may end elsewhere
    '<script>{}</script>', '<script type="">{}</script>', '<script type>{}</script>', '<script type="text/javascript">{}</script>', '<script type="module">{}</script>', '<script type="importmap">{}</script>', '<script type="speculationrules">{}</script>', '<script type="application/json">{}</script>',
    '<script type="application/ld+json ">{}</script>', '<script type="Application/ld+json">{}</script>', "<script type='application/ld+json'>{}</script>", '<script type=application/ld+json>{}</script>', '<script type="application/ld&#43;json">{}</script>', '<script type="application/ldxjson">{}</script>',
    '<script id="a" type="application/ld+json">{}</script>', '<script type="application/ld+json" id="a">{}</script>', '<script type="application/ld+json" type="module">{}</script>', '<script type="module" type="application/ld+json">{}</script>', '<script type="application/ld+json" src="x">{}</script>',
    '<script type="application/ld+json"/>{}</script>', '<script type="application/ld+json">{"a":"<b"}</script>', '<script type="application/ld+json"><!--</script>', '<script type="application/ld+json"><!--<script></script>--></script>', '<script type="application/ld+json">{}</ script></script>',
    '<script type="application/ld+json">{}', '<script type="application/ld+json">{}</script', '<script type="application/ld+json">{}</scripts>', '<script type="application/ld+json">{}</script\u00a0></script>', '<script type="application/ld+json">{}</script\u000b></script>',
    // A script of another kind behind one of ours
    `${data}<script>x</script>`, `${own}<script>x</script>`, `<script type="application/ld+json">{}</script title="><script>x</script>"><script>y</script>`,
  ])('are refused in any other form: %j', markup => {
    expect(page(markup).map(({ rule }) => rule)).toContain('output-unsafe')
  })

  it.each(['<svg>%</svg>', '<math>%</math>', '<svg></svg>%', '<select>%</select>', '<noscript>%</noscript>', '<!--[if mso]>%<![endif]-->', '<!--[if !mso]>%<![endif]-->'])('are refused where browsers may take them for something else: %s', around => {
    for (const script of [own, data]) expect(page(around.replace('%', () => script)).map(({ rule }) => rule)).toContain('output-unsafe')
  })

  it('have no <base>, which would send the browser elsewhere for them', () => {
    for (const base of ['<base href="https://example.org/">', '<BASE/href=https://example.org/>']) {
      expect(page(`${base}${own}`)).toMatchObject([{ message: expect.stringContaining('Unexpected a <base> element beside a <script> in the output') }])
      expect(page(`${own}${base}`)).toHaveLength(1)
      expect(page(`${data}${base}`)).toEqual([])
    }
  })
})

it.each(['style', 'title', 'textarea', 'script', 'xmp'])('ends the text of <%s> where browsers end it: not at white space that HTML does not know', name => {
  for (const space of ['\u00a0', '\u000b', '\u2028', '\ufeff']) expect(html(`<${name}></${name}${space} title="</${name}><p onclick=x>">`).map(({ message }) => message)).toContainEqual(expect.stringContaining('the event handler onclick'))
})

describe('styles', () => {
  const load = 'a { background: url(https://example.org/a.png) }'

  it.each([`<style>${load}</style>`, `<STYLE media=print>${load}</STYLE>`, `<!--[if mso]><style>${load}</style><![endif]-->`, `<noscript><style>${load}</style></noscript>`, `<style>${load}`])('that load something are found: %s', markup => {
    expect(html(markup)).toMatchObject([{ rule: 'output-unsafe', file: 'issues/a.md', message: expect.stringContaining('Unexpected url("https://example.org/a.png") in the styles in the output archive/a/index.html') }])
  })

  it.each([`<style>a { background: url(a.png) }</style>`, `<p>${load}</p>`, `<!-- <style>${load}</style> -->`, '<textarea>@import</textarea>'])('pass that do not: %s', markup => {
    expect(html(markup)).toEqual([])
  })
})

it.each([
  '<', '<a ', '<a "', '<!--', '<!-- --', '<!--[if mso]>', '<!--[if mso]>-->', '<style>', '<noscript>', '</style', '<title></title', '<svg><style><b>', '<!x', '<p a=', '&#x', ' ', '= ',
  '<style>url(', '<style>\\',
])('takes a time in proportion to the length, whatever the text: %j', part => {
  const text = part.repeat(1_000_000 / part.length)
  const start = performance.now()
  html(text)
  html(`<a href="${text.replaceAll('"', '')}" srcset="${text.replaceAll('"', '')}`)
  // Some 100 ms; a quadratic scan would take minutes.
  expect(performance.now() - start).toBeLessThan(5_000)
})
