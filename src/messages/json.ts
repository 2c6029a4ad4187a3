import type { Message } from './message.js'
import { compareText, sortMessages } from './sort.js'

/** What a build has to tell a program. */
export interface JsonReport {
  readonly ok: boolean
  readonly messages: readonly Message[]
  readonly artefacts: readonly JsonArtefact[]
  /** What `cut: auto` shortened. */
  readonly cuts: readonly JsonCut[]
}

export interface JsonArtefact {
  readonly path: string
  /** Size in bytes. */
  readonly bytes: number
  /** In hexadecimal. */
  readonly sha256: string
}

export interface JsonCut {
  /** The issue file, and the audience whose email it is. */
  readonly issue: string
  readonly audience: string
  /** The block's id, and its size in bytes of HTML before and after. */
  readonly id: string
  readonly from: number
  readonly to: number
}

/** C1 controls, bidi overrides and the like, which JSON allows as they are. */
const needsEscape = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/**
 * One JSON document for programs: messages in reading order, artefacts by path, `line` and `column` null when absent.
 *
 * What could trick a terminal is escaped (`\u202e`), so that the document may also be looked at.
 */
export function formatJson({ ok, messages, artefacts, cuts }: JsonReport): string {
  const report = {
    ok,
    messages: sortMessages(messages).map(({ file, place, rule, severity, message, note }) => ({
      file,
      line: place?.line ?? null,
      column: place?.column ?? null,
      rule,
      severity,
      message,
      note,
    })),
    artefacts: artefacts.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })).sort((a, b) => compareText(a.path, b.path)),
    cuts: cuts.map(({ issue, audience, id, from, to }) => ({ issue, audience, id, from, to })),
  }
  return `${JSON.stringify(report, null, 2).replace(needsEscape, escape)}\n`
}

function escape(character: string): string {
  // The line breaks between keys are JSON.stringify's own; those in text are escaped already.
  if (character === '\n') return character
  return Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`).join('')
}
