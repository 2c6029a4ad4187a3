import { textHelpers } from '../email/text-helpers.js'

/** A heading with a line below it, and what stands under it. */
export function section(title: string, lines: readonly string[]): string {
  return [`${title}\n${'-'.repeat(title.length)}`, lines.join('\n')].join('\n')
}

/** Numbers that run through the whole list. */
export function numbered(): (steps: readonly string[]) => string[] {
  let last = 0
  return (steps) =>
    steps.map((step) => {
      last += 1
      return `${`${last}.`.padEnd(4)}${indented(step, '    ').trimStart()}`
    })
}

export function bullet(text: string, space: string): string {
  return `${space}- ${indented(text, `${space}  `).trimStart()}`
}

export function indented(text: string, space: string): string {
  return textHelpers
    .wrap(text)
    .split('\n')
    .map((line) => `${space}${line}`)
    .join('\n')
}
