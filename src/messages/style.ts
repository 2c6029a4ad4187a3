import type { Severity } from './message.js'

type Paint = (text: string) => string

/** How the parts of a printed message are set apart. */
export interface Style extends Readonly<Record<Severity, Paint>> {
  readonly strong: Paint
  readonly faint: Paint
}

const asIs: Paint = (text) => text

// Not node:util's styleText: from Node 22.13 on it asks the environment and the terminal whether to colour at all.
const sgr =
  (codes: string): Paint =>
  (text) =>
    `\u001B[${codes}m${text}\u001B[0m`

export const plain: Style = { error: asIs, warning: asIs, strong: asIs, faint: asIs }

export const coloured: Style = { error: sgr('1;31'), warning: sgr('1;33'), strong: sgr('1'), faint: sgr('2') }
