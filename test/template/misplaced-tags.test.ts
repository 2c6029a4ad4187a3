import { describe, expect, it } from 'vitest'
import { mask } from '../../src/template/mask.js'
import { misplacedTags } from '../../src/template/misplaced-tags.js'
import { places, source } from './files.js'

const check = (html: string) => {
  const template = source(html)
  const masked = mask(template)
  return misplacedTags(masked.source.text, masked, template)
}

describe('misplacedTags', () => {
  it.each([
    '<a href="{{url}}" title=\'{{t "x"}}\'>{{{body}}}</a>',
    '<h{{level}} id="{{id}}">{{{title}}}</h{{level}}>',
    '<td {{#if wide}}class="{{name}}"{{/if}}>',
    '<p>style="{{x}}"</p>',
  ])('accepts %s', (html) => {
    expect(check(html)).toEqual([])
  })

  it.each([
    ['a style attribute', '\n<p style="color:{{colour}}">', 'template-lost', '2:17'],
    ['a style element', '<style>a { color: {{colour}} }</style>', 'template-lost', '1:19'],
    ['an attribute, unescaped', '<a href="{{{url}}}">', 'template-syntax', '1:10'],
    ['an attribute without quotes', '<a href={{url}}>', 'template-syntax', '1:9'],
    ['the place of an attribute', '<td {{{attributes}}}>', 'template-syntax', '1:5'],
    ['a comment for Outlook', '<!--[if mso]><v:rect href={{url}}><![endif]-->', 'template-syntax', '1:27'],
  ])('refuses Handlebars in %s', (_, html, rule, place) => {
    expect(places(check(html))).toEqual([`${rule} templates/a.mjml:${place}`])
  })
})
