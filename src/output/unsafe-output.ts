import type { Artefact } from '../artefact.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'

/** `finding` is a script, an event handler or an address in HTML. */
export function unsafeMarkup(artefact: Artefact, finding: string): Message {
  return unsafe(artefact, finding, 'no script, and addresses that are http, https, mailto, tel, cid or relative')
}

/** `request` is what a stylesheet would load. */
export function unsafeCss(artefact: Artefact, request: string): Message {
  return unsafe(artefact, `${request} in the styles`, 'nothing but relative addresses: a reader’s machine asks no third party')
}

function unsafe({ path, source }: Artefact, finding: string, expected: string): Message {
  const note = `Text that you wrote cannot cause this: the template, or efc-news itself, is to blame. ${path} was not written. Look in templates/; if nothing there writes this, please report it.`
  return message('output-unsafe', source, null, `Unexpected ${finding} in the output ${path}, expected ${expected}.`, note)
}

/** Text from a document, short and on one line. */
export function shown(text: string): string {
  const quoted = JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
  return /^[\w:-]+$/.test(text) ? text : quoted
}
