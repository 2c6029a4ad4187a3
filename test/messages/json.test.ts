import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatJson } from '../../src/messages/json.js'
import { message } from '../../src/messages/report.js'
import { sortMessages } from '../../src/messages/sort.js'
import { anyMessage, anyText } from './arbitraries.js'

describe('formatJson', () => {
  it('is one document with exactly these keys, sorted', () => {
    const messages = [
      message('config-missing', null, null, 'Missing newsletter.yaml', 'Write one.'),
      message('block-title', 'issues/a.md', { line: 3, column: 4, endLine: 3, endColumn: 8 }, 'Missing title', 'Write one.'),
    ]
    const artefacts = [
      { path: 'email/b.html', bytes: 12, sha256: 'b0' },
      { path: 'archive/a.html', bytes: 7, sha256: 'a0', contents: 'not for the report' },
    ]
    expect(formatJson({ ok: false, messages, artefacts, cuts: [{ issue: 'issues/a.md', audience: 'public', id: 'long', from: 9000, to: 800 }] })).toBe(`{
  "ok": false,
  "messages": [
    {
      "file": "issues/a.md",
      "line": 3,
      "column": 4,
      "rule": "block-title",
      "severity": "error",
      "message": "Missing title",
      "note": "Write one."
    },
    {
      "file": null,
      "line": null,
      "column": null,
      "rule": "config-missing",
      "severity": "error",
      "message": "Missing newsletter.yaml",
      "note": "Write one."
    }
  ],
  "artefacts": [
    {
      "path": "archive/a.html",
      "bytes": 7,
      "sha256": "a0"
    },
    {
      "path": "email/b.html",
      "bytes": 12,
      "sha256": "b0"
    }
  ],
  "cuts": [
    {
      "issue": "issues/a.md",
      "audience": "public",
      "id": "long",
      "from": 9000,
      "to": 800
    }
  ]
}
`)
  })

  it('is a whole document when there is nothing to tell', () => {
    expect(JSON.parse(formatJson({ ok: true, messages: [], artefacts: [], cuts: [] }))).toEqual({ ok: true, messages: [], artefacts: [], cuts: [] })
  })

  it('carries any text unchanged, and none of it can trick a terminal', () => {
    fc.assert(
      fc.property(fc.array(anyMessage), anyText, (messages, path) => {
        const printed = formatJson({ ok: true, messages, artefacts: [{ path, bytes: 0, sha256: '' }], cuts: [] })
        expect(printed).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u)
        const read: unknown = JSON.parse(printed)
        expect(read).toMatchObject({ artefacts: [{ path }], messages: sortMessages(messages).map(({ file, message: text, note }) => ({ file, message: text, note })) })
      }),
    )
  })
})
