import { describe, expect, it } from 'vitest'
import { pageOf, type Archive } from './archive.js'
import { conformanceProblems } from './conformance.js'
import { alternateProblems } from './heads.js'
import { leaks } from './leaks.js'
import { linkProblems } from './links.js'
import { foreignRequests } from './requests.js'
import { weightOf } from './weight.js'

// The checks of this folder find nothing in a sound archive. Here they are shown one that is not.

const url = 'https://letter.example.org/'

function archiveOf(files: Readonly<Record<string, string>>): Archive {
  return { files: new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])), pages: Object.entries(files).flatMap(([path, text]) => (path.endsWith('.html') ? [pageOf(path, text)] : [])) }
}

const problems = (html: string, path = 'a/index.html'): string[] => linkProblems(archiveOf({ 'index.html': '<p id="x">', 'a/index.html': '', 'assets/a.png': '', [path]: html }), { url }).map((line) => line.replace(`${path}: `, ''))

describe('the check of addresses', () => {
  it.each([
    '<a href="../index.html#x">', '<a href="#y" id="y">', '<a name="é"></a><a href="#%C3%A9">', '<img src="../assets/a.png" srcset="../assets/a.png 1x, ../assets/a.png 2x">', '<a href="mailto:a@b.example">', '<a href="https://www.example.org/">',
    `<link rel="canonical" href="${url}a/">`, '<meta http-equiv="refresh" content="0; url=../index.html">',
  ])('finds nothing in %s', (html) => {
    expect(problems(html)).toEqual([])
  })

  it.each([
    ['<a href="../b/index.html">', 'leads to nothing'],
    ['<a href="../index.html#z">', 'leads to no such place in the page'],
    ['<a href="../">', 'names a folder, which does not open from disk'],
    ['<a href="../../x.html">', 'leads out of the archive'],
    ['<a href="/index.html">', 'begins at the root of a host'],
    ['<a href="//other.example/x">', 'begins at the root of a host'],
    ['<a href="file:///home/me/x.html">', 'is no address of the web'],
    ['<a href="http://localhost/x.html">', 'is no address of the web'],
    [`<a href="${url}index.html">`, 'is absolute: a copy on disk leads away'],
    [`<img src="${url}assets/a.png">`, 'is loaded by its whole address: a copy on disk has no picture or style'],
    ['<img srcset="../assets/a.png 1x, ../assets/b.png 2x">', 'leads to nothing'],
    ['<p style="background:url(../assets/b.png)">', 'leads to nothing'],
    ['<meta http-equiv="refresh" content="0; url=../b.html">', 'leads to nothing'],
    [`<link rel="canonical" href="${url}b/">`, 'leads to nothing'],
    [`<script type="application/ld+json">{"url":"${url}b/"}</script>`, 'leads to nothing'],
  ])('finds what is wrong in %s', (html, problem) => {
    expect(problems(html)).toEqual([expect.stringContaining(problem)])
  })

  it('finds what is wrong on a page that is shown anywhere, in feeds, sitemaps and calendars', () => {
    expect(problems('<a href="index.html">', '404.html')).toEqual(['index.html is relative, on a page that is shown at any address'])
    expect(problems(`<loc>${url}b/</loc>`, 'sitemap.xml')).toEqual([`${url}b/ leads to nothing`])
    expect(problems('<content type="html">&lt;a href="a/index.html"&gt;</content>', 'feed.xml')).toEqual(['a/index.html is relative: whoever reads the file elsewhere finds nothing there'])
    expect(problems(`{"url":"${url}b/"}`, 'feed.json')).toEqual([`${url}b/ leads to nothing`])
    expect(problems(`URL:${url}in\r\n dex.html#z\r\n`, 'events.ics')).toEqual([`${url}index.html#z leads to no such place in the page`])
  })
})

describe('the other checks', () => {
  it('find a request to another host', () => {
    expect(foreignRequests(archiveOf({ 'index.html': '<img src="https://other.example/a.png"><a href="https://other.example/">', 'a.css': '@import "//fonts.example/a.css";' }), url)).toEqual(['index.html: https://other.example/a.png', 'a.css: //fonts.example/a.css'])
  })

  it('find a word wherever it stands', () => {
    const packed = archiveOf({ 'quokka.html': '', 'a.txt': 'QUOKKA', 'b.txt': Buffer.from('x quokka y').toString('base64'), 'c.ics': 'A:quo\r\n kka\r\n', 'd.txt': 'nothing' })
    expect(leaks(packed, ['quokka'])).toEqual(['quokka in quokka.html', 'quokka in a.txt', 'quokka in b.txt', 'quokka in c.ics'])
  })

  it('find alternates that do not name each other, and count what a page loads', () => {
    const one = archiveOf({ 'index.html': `<link rel="alternate" hreflang="en" href="${url}"><link rel="alternate" hreflang="fr" href="${url}fr/"><link rel="stylesheet" href="a.css">`, 'fr/index.html': '', 'a.css': 'x'.repeat(100) })
    expect(alternateProblems(one, url)).toEqual([`${url} names ${url}fr/, which does not name the same`])
    expect(one.pages.map((page) => weightOf(page, one) - page.html.length)).toEqual([100, 0])
  })

  it('find HTML that is none', async () => {
    expect(await conformanceProblems(archiveOf({ 'index.html': '<!DOCTYPE html>\n<p align="left">x</div>' }))).not.toEqual([])
  })
})
