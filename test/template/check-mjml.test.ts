import { describe, expect, it } from 'vitest'
import { checkMjml } from '../../src/template/check-mjml.js'
import { contract } from '../../src/template/mjml-elements.js'
import { scanMjml } from '../../src/template/mjml-tokens.js'
import { places, source } from './files.js'

const check = (text: string, role: 'layout' | 'fragment' = 'fragment') => checkMjml(source(text), scanMjml(text), role)
const layout = (head: string, body: string) => `<mjml lang="{{lang}}" dir="{{dir}}"><mj-head>${head}</mj-head><mj-body>${body}</mj-body></mjml>`

describe('checkMjml', () => {
  it.each([
    '<mj-section><mj-column><mj-text>{{title}} <b>x</b></mj-text></mj-column></mj-section>',
    '<mj-raw>{{#if a}}</mj-raw><mj-section></mj-section><mj-raw>{{/if}}</mj-raw>',
    '<mj-raw><!--[if mso]><table><![endif]--></mj-raw>',
    '<mj-column>{{!-- a note --}}<mj-image src="{{t "a>b"}}" alt="" href="{{url}}" title="{{title}}" /></mj-column>',
  ])('finds nothing wrong with %s', (text) => {
    expect(check(text)).toEqual([])
  })

  it('accepts a layout with head and body', () => {
    expect(check(layout('', ''), 'layout')).toEqual([])
  })

  it.each([
    ['an mj-text without an end', '<mj-column>\n  <mj-text>Hello\n</mj-column>', '2:3'],
    ['an mj-text that the next one swallows', '<mj-column>\n <mj-text>a\n <mj-text>b</mj-text></mj-column>', '2:2'],
    ['MJML inside of text', '<mj-column>\n<mj-text>a<mj-button>b</mj-button></mj-text></mj-column>', '2:1'],
    ['an element that the file leaves open', '<mj-section>\n<mj-column></mj-column>', '1:1'],
    ['an end without a beginning', '<mj-column></mj-column>\n</mj-section>', '2:1'],
    ['a script', '<mj-raw>\n <SCRIPT src="x"></mj-raw>', '2:2'],
    ['mj-preview', '<mj-preview>x</mj-preview>', '1:1'],
    ['mj-carousel', '<mj-carousel></mj-carousel>', '1:1'],
    ['mj-navbar', '<mj-navbar></mj-navbar>', '1:1'],
    ['mj-accordion', '<mj-accordion></mj-accordion>', '1:1'],
    ['a font from elsewhere', '<mj-font name="x" href="https://fonts.example/x.css" />', '1:1'],
    ['icons from elsewhere', '<mj-social></mj-social>', '1:1'],
    ['a second body', '<mj-body></mj-body>', '1:1'],
    ['an image without alt', '<mj-image src="x" />', '1:1'],
    ['styles that would be inlined', '<mj-style inline="inline">a { }</mj-style>', '1:1'],
    ['a value without quotes', '<mj-image alt="" src=x />', '1:21'],
  ])('refuses %s', (_, text, place) => {
    expect(places(check(text))).toEqual([`template-syntax templates/a.mjml:${place}`])
  })

  it.each([
    ['text between components', '<mj-column>\n  Hello\n  you</mj-column>', '2:3'],
    ['Handlebars between components', '<mj-section>{{#if a}}<mj-column></mj-column></mj-section>', '1:13'],
    ['HTML between components', '<mj-column><div></mj-column>', '1:12'],
    ['text at the top of an included file', '{{title}}\n<mj-raw></mj-raw>', '1:1'],
    ['text in an element that shows none', '<mj-spacer>x</mj-spacer>', '1:12'],
    ['a comment for Outlook between components', '<mj-column><!--[if mso]>x<![endif]--></mj-column>', '1:12'],
    ['Handlebars in a colour', '<mj-text color="{{colour}}">x</mj-text>', '1:10'],
    ['Handlebars as an attribute', '<mj-text {{attributes}}>x</mj-text>', '1:10'],
    ['an attribute that stands twice', '<mj-image alt="a" alt="b" />', '1:19'],
  ])('tells of %s, which MJML would drop', (_, text, place) => {
    expect(places(check(text))).toEqual([`template-lost templates/a.mjml:${place}`])
  })

  it('explains the contract', () => {
    expect(check('<mj-column>Hello</mj-column>')).toEqual([expect.objectContaining({ message: 'Unexpected "Hello" between MJML elements, expected it in one that holds text', note: `Wrap it in <mj-raw> or <mj-text>. ${contract}` })])
  })

  it.each([
    ['no lang and dir', '<mjml><mj-head></mj-head><mj-body></mj-body></mjml>', 2],
    ['no head', '<mjml lang="en" dir="ltr"><mj-body></mj-body></mjml>', 1],
    ['no body', '<mjml lang="en" dir="ltr"><mj-head></mj-head><mj-body /></mjml>', 1],
    ['nothing', '', 3],
  ])('refuses a layout with %s', (_, text, count) => {
    expect(places(check(text, 'layout'))).toEqual(Array.from({ length: count }, () => 'template-syntax templates/a.mjml:1:1'))
  })
})
