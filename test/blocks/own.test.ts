import { describe, expect, it } from 'vitest'
import { blockKinds, kindsOf } from '../../src/blocks/index.js'
import { ownKind } from '../../src/blocks/own.js'
import { kindNames, ownBlocks } from '../../src/schema/own-blocks.js'
import { brief, parsed } from '../issue/reading.js'
import { newsletterWith } from '../stages/stage.js'
import { empty, pictured } from './pictured.js'

const minutes = { title: 'required', attributes: { chair: { required: true, label: 'In the chair' }, date: { type: 'date' }, record: { type: 'url' }, desk: { type: 'email' } } }
const definition = ownBlocks.parse({ minutes })['minutes']
if (definition === undefined) throw new Error('No definition')
const kind = ownKind('minutes', definition)

/** What is wrong with blocks of the kind. */
const found = (body: string): string[] => brief(parsed(body, { newsletter: newsletterWith({ blocks: { minutes } }) }).messages)

describe('a kind of the newsletter’s own', () => {
  it('shows its attributes by their names, and as a list with their labels', () => {
    const view = kind.toView({ ...empty(kind.attributes.parse({ chair: 'Ada Lovelace', date: '2015-03-30', record: 'https://e.org/r' })), title: [{ type: 'text', value: 'Board' }], body: [{ type: 'text', value: 'Words' }] }, pictured)
    expect(kind.view.parse(view)).toEqual(view)
    expect(view).toEqual({
      id: 'a', level: 2, title: 'Board', body: 'Words',
      chair: 'Ada Lovelace', date: { iso: '2015-03-30', text: '30 March 2015' }, record: 'https://e.org/r', desk: null,
      attributes: [{ label: 'In the chair', text: 'Ada Lovelace' }, { label: 'date', text: '30 March 2015' }, { label: 'record', text: 'https://e.org/r' }],
    })
  })

  it('writes dates as the language of the issue does', () => {
    expect(kind.toView(empty(kind.attributes.parse({ chair: 'A', date: '2015-03-30' })), { ...pictured, lang: 'fr' })).toMatchObject({ date: { iso: '2015-03-30', text: '30 mars 2015' } })
  })

  it('takes what every block takes besides', () => {
    expect(found(':::minutes[Board]{chair=Ada id=board audience=public only=web}\nx\n:::')).toEqual([])
  })

  it.each([
    [':::minutes[Board]\nx\n:::', '1:1 block-attribute Missing `chair`'],
    [':::minutes{chair=Ada}\nx\n:::', '1:1 block-title Missing title of the block "minutes"'],
    [':::minutes[Board]{chair=""}\nx\n:::', '1:19 block-attribute Unexpected `` for `chair`, expected some text'],
    [':::minutes[Board]{chair=Ada date=2015-02-30}\nx\n:::', '1:29 block-attribute Unexpected `2015-02-30` for `date`, expected a date that exists, written as year-month-day, such as 2015-03-30'],
    [':::minutes[Board]{chair=Ada record="javascript:x"}\nx\n:::', '1:29 block-attribute Unexpected `javascript:x` for `record`, expected an address that begins with https:// or http://'],
    [':::minutes[Board]{chair=Ada desk=desk}\nx\n:::', '1:29 block-attribute Unexpected `desk` for `desk`, expected an email address such as news@example.org'],
    [':::minutes[Board]{chiar=Ada chair=Ada}\nx\n:::', '1:19 block-attribute Unexpected key `chiar`, expected a known one'],
    [':::minuets[Board]{chair=Ada}\nx\n:::', '1:1 directive-unknown Unexpected block "minuets", expected a known kind'],
  ])('is held to what newsletter.yaml says of it: %j', (body, expected) => {
    expect(found(body)).toEqual([expected])
  })

  it('may be without a title, and without anything but words', () => {
    expect(brief(parsed(':::box\nx\n:::', { newsletter: newsletterWith({ blocks: { box: {} } }) }).messages)).toEqual([])
  })
})

describe('the kinds of a newsletter', () => {
  it('are those of efc-news and its own', () => {
    expect([...kindsOf(newsletterWith()).keys()]).toEqual([...blockKinds.keys()])
    expect([...kindsOf(newsletterWith({ blocks: { minutes, box: {} } })).keys()].toSorted()).toEqual([...blockKinds.keys(), 'minutes', 'box'].toSorted())
  })

  it('never let one of its own take the place of one of efc-news', () => {
    const definition = { title: 'optional', attributes: {} } as const
    expect(kindsOf({ blocks: { event: definition } }).get('event')).toBe(blockKinds.get('event'))
    expect(kindNames).toEqual([...blockKinds.keys()])
  })
})
