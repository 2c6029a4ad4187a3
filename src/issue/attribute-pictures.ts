import type { ContainerDirective } from 'mdast-util-directive'
import type { BlockKind } from '../blocks/kind.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import type { YamlSource } from '../schema/yaml.js'
import type { AttributePicture } from './issue.js'

/** A description of nothing: readers would never meet it. */
export function strayAlt({ name, attributes }: ContainerDirective, { pictures = {} }: BlockKind, { placeOf: placeOfKey }: YamlSource, file: string): Message[] {
  const names = Object.keys(pictures)
  if (!attributes?.['alt'] || names.length === 0 || names.some((key) => attributes[key])) return []
  return [message('block-attribute', file, placeOfKey(['alt']), `Unexpected \`alt\` of a block "${name}" without a picture, expected \`${names.join('` or `')}\` beside it`, 'Name the picture file, or delete the description.')]
}

/** The pictures that a block's attributes name, as its schema made them. */
export function picturesOf(attributes: unknown, { pictures = {} }: BlockKind, { placeOf: placeOfKey }: YamlSource): AttributePicture[] {
  const values = new Map<string, unknown>(Object.entries(attributes ?? {}))
  const alt = values.get('alt')
  return Object.entries(pictures).flatMap(([name, use]) => {
    const path = values.get(name)
    return typeof path === 'string' ? [{ path, use, alt: typeof alt === 'string' ? alt : null, place: placeOfKey([name]) }] : []
  })
}
