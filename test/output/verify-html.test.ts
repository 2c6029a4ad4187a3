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
    expect([artefact('a.txt', '<script>'), artefact('feed.json', '<script>'), artefact('a.png', new Uint8Array([1]))].flatMap(verifyHtml)).toEqual([])
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
