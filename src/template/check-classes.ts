import type { Message } from '../messages/message.js'
import { suggestion } from '../messages/nearest.js'
import { scanMjml, type MjmlTag } from './mjml-tokens.js'
import { finding, type Source } from './source.js'

/** Uses of `mj-class` whose name no `<mj-class name="…">` defines. MJML lets them pass: a misspelt brand colour is no colour. */
export function checkClasses(source: Source): Message[] {
  const tags = scanMjml(source.text).filter((token): token is MjmlTag => token.kind === 'open')
  const defined = tags.filter(({ name }) => name === 'mj-class').map((tag) => valueOf(tag, 'name'))
  return tags.flatMap((tag) => {
    const unknown = valueOf(tag, 'mj-class').split(/\s+/).filter((name) => name !== '' && !defined.includes(name))
    return unknown.map((name) => finding('template-name', source, tag, `Unexpected mj-class "${name}" on <${tag.name}>, expected one that is defined`, suggestion(name, defined)))
  })
}

function valueOf({ attributes }: MjmlTag, name: string): string {
  return attributes.find((attribute) => attribute.name === name)?.value ?? ''
}
