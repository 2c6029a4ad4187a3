import { describe, expect, it } from 'vitest'

import type { Artefact } from '../../src/artefact.js'
import { verifyPaths } from '../../src/output/verify-paths.js'
import { artefact } from './tree.js'

describe('paths', () => {
  it.each(['index.html', 'email/issue-06/public.html', 'archive/ü/日本/a b.html', '.well-known/security.txt', 'conduct/nullify.html', 'a/...b'])('pass: %s', path => {
    expect(verifyPaths([artefact(path, '')])).toEqual([])
  })

  it.each([
    '', '/a', '//a', 'a/', 'a//b', './a', 'a/./b', '../a', 'a/..', 'a\\b', 'C:/a', 'a\u0000b', 'a\nb', 'a\u0085b', '\ud800', 'a./b', 'a /b', 'a.', 'a ', 'con', 'a/NUL.txt/b',
    'com1.html', 'LPT¹', 'a?b', 'a*', '.efc-news-manifest.json', '.efc-news-lock', 'u\u0308.html', `${'ü'.repeat(128)}`,
  ])('are refused that some disk or system cannot hold: %j', path => {
    expect(verifyPaths([artefact(path, '', 'issues/a.md')])).toEqual([
      { file: 'issues/a.md', place: null, rule: 'output-unsafe', severity: 'error', message: expect.stringContaining(JSON.stringify(path)), note: expect.any(String) },
    ])
  })

  it.each([['a/x.html', 'a/x.html'], ['a/x.html', 'A/X.html'], ['a/é', 'a/É']])('clash when a disk takes them for one: %s and %s', (one, two) => {
    const [message, ...more] = verifyPaths([artefact(one, '', 'issues/one.md'), artefact(two, '', 'issues/two.md')])
    expect(message).toMatchObject({ rule: 'output-clash', file: 'issues/two.md', place: null, severity: 'error' })
    for (const part of [one, two, 'issues/one.md', 'issues/two.md']) expect(message?.message).toContain(part)
    expect(more).toEqual([])
  })

  it('clash in whatever order when one is a folder of the other', () => {
    for (const [one, two] of [['a', 'a/b/c'], ['a/b/c', 'A/b']] as const) {
      expect(verifyPaths([artefact(one, ''), artefact(two, '', 'issues/x.md')])).toMatchObject([{ rule: 'output-clash', file: 'issues/x.md' }])
    }
    expect(verifyPaths([artefact('a/b', ''), artefact('a/bc', ''), artefact('a.b', '')])).toEqual([])
  })

  it('are told once an issue, however many files one slug spoils', () => {
    const files = (issue: string, slug: string): Artefact[] => ['email/x/public.html', 'email/x/public.txt', 'archive/x/index.html'].map(path => artefact(path.replace('x', slug), '', issue))
    expect(verifyPaths([...files('issues/a.md', 'con'), ...files('issues/b.md', 'a:b')]).map(({ file, message }) => [file, /"email[^"]*html"/.exec(message)?.[0]])).toEqual([
      ['issues/a.md', '"email/con/public.html"'],
      ['issues/b.md', '"email/a:b/public.html"'],
    ])
    expect(verifyPaths([...files('issues/a.md', 'x'), ...files('issues/b.md', 'X')])).toMatchObject([{ rule: 'output-clash', file: 'issues/b.md' }])
  })

  it('are each told when they belong to no issue', () => {
    expect(verifyPaths([artefact('con', ''), artefact('nul', '')])).toHaveLength(2)
  })
})
