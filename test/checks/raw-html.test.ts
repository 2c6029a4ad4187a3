import { describe, expect, it } from 'vitest'
import { rawHtml } from '../../src/checks/raw-html.js'
import { checking, placesOf } from './checking.js'

const places = placesOf(rawHtml)

describe('raw HTML', () => {
  it.each(['H<sub>2</sub>O', '<abbr title="…">EFC</abbr>', '<div>\n\nx\n\n</div>', '<!-- c -->', '<!-->', '<br/>', '`<script>`', '\\<script>', '<p title="a > b">x</p>'])('may be as in %j', (body) => {
    expect(places(body)).toEqual([])
  })

  it.each([
    ['<script>alert(1)</script>', '1:1 raw-html'], ['x <ScRiPt >y', '1:3 raw-html'], ['<iframe src="https://example.org"></iframe>', '1:1 raw-html'], ['<img src=x onerror=alert(1)>', '1:1 raw-html'], ['<p\nonclick="x">y</p>', '1:1 raw-html'], ['<style>p{}</style>', '1:1 raw-html'], ['<svg></svg>', '1:1 raw-html'], ['<form>x</form>', '1:1 raw-html'], ['<meta http-equiv="refresh">', '1:1 raw-html'], ['<base href="https://example.org">', '1:1 raw-html'], ['<p>x</p>\n<object></object>', '2:1 raw-html'],
    ['Vec<T>', '1:4 raw-html-unknown'], ['<name>x</name>', '1:1 raw-html-unknown'], ['Result<Option>', '1:7 raw-html-unknown'],
    ['x\n\n<!-- c\n\ny', '3:1 raw-html-unclosed'], ['<!-- a\n\ny\n\n<!-- b -->', '1:1 raw-html-unclosed'], ['<div title="x\n\ny', '1:1 raw-html-unclosed'], ['<p\nwords that a browser takes for attributes\n\ny', '1:1 raw-html-unclosed'], ['<?php x', '1:1 raw-html-unclosed'],
  ])('must not be as in %j', (body, expected) => {
    expect(places(body)).toEqual([expected])
  })

  it('names the handler that would run, and the tag that is none as it was written', () => {
    expect(checking(rawHtml)('<img SRC=x onError=y>')[0]).toContain('Unexpected `onerror="…"`')
    expect(checking(rawHtml)('Vec<MyType>')[0]).toContain('Unexpected `<MyType>`')
  })
})
