import type { Artefact } from '../artefact.js'
import { textOf } from './text-of.js'
import type { Message } from '../messages/message.js'
import { requestsIn } from './css-requests.js'
import { unsafeCss } from './unsafe-output.js'

/** No style that loads something from elsewhere in a CSS artefact; other artefacts pass. One message for each finding, however often it occurs. */
export function verifyCss(artefact: Artefact): Message[] {
  if (!/\.css$/i.test(artefact.path)) return []
  const { contents } = artefact
  return requestsIn(textOf(contents)).map(request => unsafeCss(artefact, request))
}
