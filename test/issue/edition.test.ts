import { describe, expect, it } from 'vitest'
import { editionsOf, type Edition } from '../../src/issue/edition.js'
import type { Medium } from '../../src/issue/issue.js'
import { webHtml } from '../../src/markdown/html.js'
import { parsed } from './reading.js'

const editions = (body: string): ((audience: string, medium: Medium) => Edition) => editionsOf(parsed(body).issue, { footnotes: 'Footnotes', backToText: 'Back to {number}' })

const html = ({ blocks, footnotes }: Edition): string => webHtml([...blocks.flatMap(({ title, body }) => [...(title ?? []), ...body]), ...(footnotes === null ? [] : [footnotes])]).replaceAll('\n', '')

describe('editions', () => {
  it('that hold the same share one tree', () => {
    const edition = editions('a\n\n:::article[M]{audience=members}\nb\n:::')
    expect(edition('public', 'email').blocks).toBe(edition('public', 'web').blocks)
    expect(edition('partners', 'text').blocks).toBe(edition('public', 'web').blocks)
    expect(edition('members', 'web').blocks).not.toBe(edition('public', 'web').blocks)
    expect(edition('members', 'web')).toMatchObject({ audience: 'members', medium: 'web' })
  })

  it('hold what is for them, and nothing else', () => {
    const edition = editions('a\n\n:::article[M]{audience=members}\nb\n:::\n\n:::article[W]{only=web}\nc\n:::')
    expect(html(edition('public', 'web'))).toBe('<p>a</p>W<p>c</p>')
    expect(html(edition('public', 'text'))).toBe('<p>a</p>')
    expect(html(edition('members', 'email'))).toBe('<p>a</p>M<p>b</p>')
  })

  it('know only the definitions that are for them', () => {
    const edition = editions(':::article[M]{audience=members}\n[u]: https://secret.example\n\n[^n]: secret\n\n[x][u] y[^n]\n:::\n\nz')
    expect(html(edition('members', 'web'))).toContain('https://secret.example')
    expect(html(edition('public', 'web'))).toBe('<p>z</p>')
  })

  it('do not know them even where their own text asks for them', () => {
    const edition = editions(':::article[M]{audience=members}\n[u]: https://secret.example\n\n[^n]: secret\n:::\n\n[x][u] y[^n]')
    expect(html(edition('members', 'web'))).toContain('https://secret.example')
    expect(html(edition('public', 'web'))).not.toContain('secret')
  })

  it('number footnotes over the whole issue, in the order of the text', () => {
    const edition = editions('a[^b]\n\n## T[^a]\n\nc[^b] d[^a]\n\n[^a]: A\n\n[^b]: B')
    const made = html(edition('public', 'web'))
    expect([...made.matchAll(/<sup><a href="#([^"]+)"[^>]*>(\d)/g)].map(([, id, number]) => `${id} ${number}`)).toEqual(['issue-06-fn-b 1', 'issue-06-fn-a 2', 'issue-06-fn-b 1', 'issue-06-fn-a 2'])
    expect([...made.matchAll(/<li id="([^"]+)">\s*<p>(\w)/g)].map(([, id, text]) => `${id} ${text}`)).toEqual(['issue-06-fn-b B', 'issue-06-fn-a A'])
    expect(made).toContain('aria-label="Back to 1"')
  })

  it('number them anew where some are left out', () => {
    const edition = editions(':::article[M]{audience=members}\na[^a]\n\n[^a]: A\n:::\n\nb[^b]\n\n[^b]: B')
    expect(html(edition('members', 'web'))).toMatch(/fn-a"[^>]*>1[\s\S]*fn-b"[^>]*>2/)
    expect(html(edition('public', 'web'))).toMatch(/fn-b"[^>]*>1/)
  })

  it('take the first of two definitions with one name, wherever it stands', () => {
    expect(html(editions('[a][u]\n\n[u]: /first\n\n> [u]: /second')('public', 'web'))).toContain('href="/first"')
  })

  it('have no footnotes where nothing refers to one', () => {
    expect(editions('a')('public', 'web').footnotes).toBeNull()
  })

  it('keep markup in a title, without a paragraph around it', () => {
    expect(html(editions('## **A** [b](/c) `d`')('public', 'web'))).toBe('<strong>A</strong> <a href="/c">b</a> <code>d</code>')
  })
})
