import { describe, expect, it } from 'vitest'
import { checkUnused } from '../../src/template/check-unused.js'
import { filesOf } from './files.js'

const used = ['email/layout.mjml', 'email/blocks/event.mjml', 'web/style.css']

describe('checkUnused', () => {
  it('warns of own files that nothing uses, with the name that was likely meant', () => {
    const files = filesOf({ 'email/layout.mjml': '', 'email/block/event.mjml': '', 'web/styles.css': '', 'strings/DE_at.yaml': '', 'web/parts/teaser-of-the-week.hbs': '' })
    expect(checkUnused(files, used, ['strings/de-AT.yaml']).map(({ rule, severity, file, note }) => [rule, severity, file, note])).toEqual([
      ['template-unused', 'warning', 'templates/email/block/event.mjml', 'Did you mean "templates/email/blocks/event.mjml"?'],
      ['template-unused', 'warning', 'templates/web/styles.css', 'Did you mean "templates/web/style.css"?'],
      ['template-unused', 'warning', 'templates/strings/DE_at.yaml', 'Did you mean "templates/strings/de-AT.yaml"?'],
      ['template-unused', 'warning', 'templates/web/parts/teaser-of-the-week.hbs', 'Delete it, or name it in a template that is used.'],
    ])
  })

  it('leaves alone what came with the package, and an own template has no use for', () => {
    expect(checkUnused(new Map([['email/footer.mjml', { path: 'efc-news/templates/email/footer.mjml', text: '' }]]), used, [])).toEqual([])
  })
})
