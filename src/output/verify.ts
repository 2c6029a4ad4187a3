import type { Artefact } from '../artefact.js'
import type { Message } from '../messages/message.js'
import { verifyHtml } from './verify-html.js'
import { verifyPaths } from './verify-paths.js'

/**
 * The last look before anything is written: every path can be written on every disk and no two are one
 * (`output-clash`), and no HTML holds a script or an unsafe address (`output-unsafe`). Empty when all is well.
 *
 * What it finds is not the editor's fault: earlier stages report that with line and column.
 */
export function verifyArtefacts(artefacts: readonly Artefact[]): Message[] {
  return [...verifyPaths(artefacts), ...artefacts.flatMap(verifyHtml)]
}
