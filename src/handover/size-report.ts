import { cutInWords } from '../email/budget.js'
import { gmailCut, kilobytes } from '../email/size.js'
import type { Message } from '../messages/message.js'
import { rules } from '../messages/rules.js'
import { sha256 } from '../sha256.js'
import type { Applied, HandoverEdition } from './edition.js'

/** `report.txt`: how large the email is and why, what was cut, and what the checks had to say. */
export function sizeReport({ source, report: { rows, cuts, messages: found } }: HandoverEdition, { html, text }: Pick<Applied, 'html' | 'text'>, more: readonly Message[]): string {
  const bytes = Buffer.byteLength(html)
  const width = Math.max(0, ...rows.map(({ name }) => [...name].length))
  const messages = [...found, ...more]
  return [
    'REPORT',
    [
      `Made from     ${source.path}`,
      `              SHA-256 ${sha256(source.text)}`,
      `HTML          ${kilobytes(bytes)}, ${percent(bytes / gmailCut)} of the 102 KB at which Gmail cuts an email`,
      `Text          ${kilobytes(Buffer.byteLength(text))}`,
      `Words         ${text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*/gu)?.length ?? 0} in the text part`,
      `Links         ${html.match(/<(?:a\b[^>]*?\shref\s*=|unsubscribe\b|webversion\b)/gi)?.length ?? 0} in the HTML`,
    ].join('\n'),
    ['What makes up the HTML', ...rows.map(({ name, bytes: size, share }) => `  ${name}${' '.repeat(width - [...name].length)}  ${kilobytes(size).padStart(9)}  ${percent(share).padStart(5)}`)].join('\n'),
    ['What was cut, and stays whole in the archive', ...(cuts.length === 0 ? ['  nothing'] : cuts.map((cut) => `  ${cutInWords(cut)}`))].join('\n'),
    ['What the checks found', ...(messages.length === 0 ? ['  nothing'] : messages.map(inWords))].join('\n'),
  ]
    .join('\n\n')
    .concat('\n')
}

/** Without its words: they may quote a part that this edition does not have. */
function inWords({ file, place, severity, rule }: Message): string {
  const where = [file, place?.line].filter((part) => part !== null && part !== undefined).join(':')
  return `  ${severity} ${rule}${where === '' ? '' : ` ${where}`}\n    ${rules[rule].guards}`
}

/** Rounded down: 100 % would read as if it had reached the limit. */
function percent(share: number): string {
  return `${Math.floor(share * 100)} %`
}
