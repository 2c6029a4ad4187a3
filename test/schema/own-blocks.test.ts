import { describe, expect, it } from 'vitest'
import { newsletterSchema } from '../../src/schema/newsletter.js'
import { ownBlocks } from '../../src/schema/own-blocks.js'
import { validate } from '../../src/schema/validate.js'
import { readYaml } from '../../src/schema/yaml.js'

/** `line:column message` of what is wrong with a newsletter.yaml that ends in these lines. */
function found(lines: string): string[] {
  const { yaml } = readYaml(`name: L\nurl: https://e.org/\n${lines}`, 'newsletter.yaml')
  if (yaml === null) throw new Error('No YAML')
  return validate(newsletterSchema, yaml, 'newsletter.yaml').messages.map(({ place, rule, message }) => `${place?.line}:${place?.column} ${rule} ${message}`)
}

describe('a kind of block of the newsletter’s own', () => {
  it('needs nothing but its name', () => {
    expect(ownBlocks.parse({ minutes: {} })).toEqual({ minutes: { title: 'optional', attributes: {} } })
    expect(newsletterSchema.parse({ name: 'L', url: 'https://e.org/' }).blocks).toEqual({})
  })

  it('has a title or may have one, and attributes of a few types', () => {
    const minutes = { title: 'required', attributes: { chair: { required: true, label: 'In the chair' }, date: { type: 'date' }, record: { type: 'url' }, desk: { type: 'email' } } }
    expect(ownBlocks.parse({ minutes })).toEqual({
      minutes: { title: 'required', attributes: { chair: { type: 'text', required: true, label: 'In the chair' }, date: { type: 'date', required: false }, record: { type: 'url', required: false }, desk: { type: 'email', required: false } } },
    })
  })

  it.each([
    ['blocks: { Minutes: {} }', '3:11 invalid-value Unexpected name `blocks.Minutes`, expected a short name of small letters, digits and hyphens'],
    ['blocks: { ../minutes: {} }', '3:11 invalid-value Unexpected name `blocks.../minutes`, expected a short name of small letters, digits and hyphens'],
    ['blocks: { minutes: { attributes: { chair-man: {} } } }', '3:36 invalid-value Unexpected name `blocks.minutes.attributes.chair-man`, expected a name of small letters and digits'],
    ['blocks: { minutes: { attributes: { title: {} } } }', '3:36 invalid-value Unexpected name `blocks.minutes.attributes.title`, expected a name that no block has already'],
    ['blocks: { quote: {} }', '3:11 invalid-value Unexpected name `blocks.quote`, expected a name that no kind of efc-news has'],
    ['blocks: { minutes: { attributes: { else: {} } } }', '3:36 invalid-value Unexpected name `blocks.minutes.attributes.else`, expected a name that no block has already'],
    ['blocks: { minutes: { attributes: { audience: {} } } }', '3:36 invalid-value Unexpected name `blocks.minutes.attributes.audience`, expected a name that no block has already'],
    ['blocks: { minutes: { attributes: { chair: { type: number } } } }', '3:51 invalid-value Unexpected `number` for `blocks.minutes.attributes.chair.type`, expected one of text, date, url, email'],
    ['blocks: { minutes: { attributes: { chair: { requird: true } } } }', '3:45 unknown-key Unexpected key `blocks.minutes.attributes.chair.requird`, expected a known one'],
    ['blocks: { minutes: { title: none } }', '3:29 invalid-value Unexpected `none` for `blocks.minutes.title`, expected one of required, optional'],
    ['blocks: { minutes: { colour: red } }', '3:22 unknown-key Unexpected key `blocks.minutes.colour`, expected a known one'],
    ['blocks: [minutes]', '3:9 invalid-value Unexpected list for `blocks`, expected `key: value` lines'],
  ])('cannot be written as %s', (line, expected) => {
    expect(found(line)).toEqual([expected])
  })
})
