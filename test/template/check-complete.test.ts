import { describe, expect, it } from 'vitest'
import { checkBlocks, checkRefers } from '../../src/template/check-complete.js'

const whole = (texts: readonly string[], used: readonly string[] = []) => ({ path: 'templates/text/issue.hbs', texts, used, shown: new Map() })

describe('checkBlocks', () => {
  const check = (used: readonly string[], path = 'templates/text/issue.hbs') => checkBlocks({ path, texts: [], used, shown: new Map() }, ['event', 'my-kind'])

  it('is content with a place for every kind, wherever its template lies', () => {
    expect(check(['text/issue.hbs', 'text/blocks/event.hbs', 'text/blocks/my-kind.hbs'])).toEqual([])
    expect(check(['email/layout.mjml', 'email/parts/event.mjml', 'email/my-kind.mjml'])).toEqual([])
  })

  it('names the file, what it lacks, and what to add', () => {
    expect(check(['text/issue.hbs', 'text/blocks/events.hbs'])).toMatchObject([{ rule: 'template-incomplete', file: 'templates/text/issue.hbs', message: expect.stringContaining('without the blocks of an issue'), note: expect.stringContaining('{{> blocks}}') }])
    expect(check(['web/blocks/event.hbs'])).toMatchObject([{ message: expect.stringContaining('without a place for my-kind') }])
    expect(check([], 'templates/email/layout.mjml')[0]?.note).toContain('<mj-include path="./blocks/" />')
  })
})

describe('checkRefers', () => {
  const check = (...texts: string[]) => checkRefers(whole(texts), ['unsubscribe.link', 'unsubscribe.text'], 'a way out', 'Add it.')

  it.each([
    '{{unsubscribe.text}}',
    '{{{ unsubscribe.text }}}',
    '{{wrap unsubscribe.text}}',
    '{{wrap (fold unsubscribe.text)}}',
    '{{> link href=unsubscribe.link.href}}',
    '{{#if x}}{{else}}<a href="{{~unsubscribe.[link].href~}}"></a>{{/if}}',
    '{{#each blocks}}{{../unsubscribe.text}}{{/each}}',
    '{{@root.unsubscribe.text}}',
    '{{this.unsubscribe.text}}',
    '{{#with unsubscribe}}{{text}}{{/with}}',
  ])('finds it in %s', (text) => {
    expect(check('{{title}}', text)).toEqual([])
  })

  it.each(['', 'unsubscribe.text', '{{!-- {{unsubscribe.text}} --}}', '\\{{unsubscribe.text}}', '{{unsubscribe.reason}}', '{{strings.unsubscribe}}', '{{unsubscribe.texts}}', '{{x "unsubscribe.text"}}'])('does not find it in %j', (text) => {
    expect(check('{{title}}', text)).toMatchObject([{ rule: 'template-incomplete', file: 'templates/text/issue.hbs', message: 'Unexpected template without a way out, expected it to use "unsubscribe.link" or "unsubscribe.text"', note: 'Add it.' }])
  })
})
