import { describe, expect, it } from 'vitest'
import { headersFile, policyOf, type PageKind } from '../../src/archive/security.js'

/** A policy's directives (CSP 3 §2.2.1). */
function directives(policy: string): Map<string, string[]> {
  const parsed = policy.split(';').map((directive) => directive.trim().split(/ +/))
  const names = parsed.map(([name = '']) => name)
  expect(new Set(names).size).toBe(names.length)
  return new Map(parsed.map(([name = '', ...values]) => [name, values]))
}

/** The rules of a `_headers` file. */
function rules(text: string): Array<{ path: string, headers: Map<string, string> }> {
  const found: Array<{ path: string, headers: Map<string, string> }> = []
  for (const line of text.split('\n').filter((text) => text !== '' && !text.startsWith('#'))) {
    const header = /^ {2}([\w-]+): (\S.*)$/.exec(line)
    if (header === null) found.push({ path: line, headers: new Map() })
    else found.at(-1)?.headers.set(header[1] ?? '', header[2] ?? '')
  }
  return found
}

const hash = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
const kinds: PageKind[] = ['plain', 'script', 'search', 'mail', { styleHash: hash }]

describe('the policy of a page', () => {
  it.each(kinds)('allows nothing from elsewhere, no <base> and no form that leads away: %j', (kind) => {
    const policy = directives(policyOf(kind))
    expect(policy.get('default-src')).toEqual([`'none'`])
    expect(policy.get('base-uri')).toEqual([`'none'`])
    expect(policy.get('form-action')).toEqual([kind === 'search' ? `'self'` : `'none'`])
    for (const values of policy.values()) for (const value of values) expect(value).toMatch(/^'(?:none|self|unsafe-inline|wasm-unsafe-eval|sha256-[\w+/]+=)'$/)
  })

  it.each(kinds)('has no directive that means nothing in a <meta>, and no letter that would end its attribute: %j', (kind) => {
    for (const name of directives(policyOf(kind)).keys()) expect(['frame-ancestors', 'report-uri', 'sandbox', 'report-to']).not.toContain(name)
    expect(policyOf(kind)).not.toMatch(/["<>&\n]/)
  })

  it('allows scripts only where there are any, and never inline', () => {
    const scripts = (kind: PageKind): string[] | undefined => directives(policyOf(kind)).get('script-src')
    expect(['plain' as const, 'mail' as const, { styleHash: hash }].map(scripts)).toEqual([undefined, undefined, undefined])
    expect(scripts('script')).toEqual([`'self'`])
    expect(scripts('search')).toEqual([`'self'`, `'wasm-unsafe-eval'`])
  })

  it('allows inline styles in an email as it was sent, and elsewhere only that of the hash', () => {
    const styles = kinds.map((kind) => directives(policyOf(kind)).get('style-src'))
    expect(styles).toEqual([[`'self'`], [`'self'`], [`'self'`], [`'unsafe-inline'`], [`'self'`, `'${hash}'`]])
  })
})

describe('the headers', () => {
  const [everywhere, assets, ...more] = rules(headersFile())

  it('are one rule for all and one for what never changes, with no header in both: hosts would join them', () => {
    expect([everywhere?.path, assets?.path, more]).toEqual(['/*', '/assets/*', []])
    expect([...(assets?.headers ?? [])]).toEqual([['Cache-Control', 'public, max-age=31536000, immutable']])
    expect([...(everywhere?.headers.keys() ?? [])]).not.toContain('Cache-Control')
  })

  it.each(kinds)('allow what each page allows itself: %j', (kind) => {
    const outermost = directives(everywhere?.headers.get('Content-Security-Policy') ?? '')
    for (const [name, values] of directives(policyOf(kind))) {
      // A hash is allowed by the inline styles that the emails need.
      const needed = values.filter((value) => value !== `'none'`).map((value) => (value.startsWith(`'sha256-`) ? `'unsafe-inline'` : value))
      expect(outermost.get(name) ?? []).toEqual(expect.arrayContaining(needed))
    }
  })

  it('say what a page cannot say of itself', () => {
    expect(directives(everywhere?.headers.get('Content-Security-Policy') ?? '').get('frame-ancestors')).toEqual([`'none'`])
    expect(Object.fromEntries(everywhere?.headers ?? [])).toMatchObject({
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': expect.stringMatching(/^(?:[a-z-]+=\(\)(?:, |$))+$/),
    })
  })

  it('leave to the host what binds more than the archive', () => {
    expect(headersFile()).not.toMatch(/Strict-Transport-Security|Cross-Origin-Resource-Policy/)
  })

  it('fit the limits of hosts: 2,000 characters a line, one asterisk a path, and nothing behind it', () => {
    for (const line of headersFile().split('\n')) expect(line.length).toBeLessThanOrEqual(2_000)
    for (const { path } of rules(headersFile())) expect(path).toMatch(/^\/[^*]*\*$/)
    expect(headersFile()).toMatch(/[^\n]\n$/)
  })
})
