import { describe, expect, it } from 'vitest'
import type { BlockPart, OtherPart, Part } from '../../src/email/parts.js'
import { checkSize, type SizedEmail } from '../../src/email/size.js'
import { brief, parsed } from '../issue/reading.js'

const { issue } = parsed('x')
const block = (name: string, bytes: number, more: Partial<BlockPart> = {}): BlockPart => ({ kind: 'block', id: name, within: null, name: `“${name}”`, bytes, place: { line: 5, column: 1 }, toPage: 'braces', ...more })
const other = (kind: OtherPart['kind'], bytes: number): OtherPart => ({ kind, name: `the ${kind}`, bytes, place: null })
/** One that stays when the others go. */
const small = block('Small', 100)

interface Saying extends Partial<Pick<SizedEmail, 'issue' | 'audiences' | 'cutHelps'>> {
  readonly warnFrom?: number
  readonly others?: readonly BlockPart[][]
}

/** What is said of an email of so many bytes, whose parts are these. */
function said(bytes: number, parts: readonly Part[] = [block('A', 1000)], { warnFrom = 90, audiences = ['public'], others = [], ...cutting }: Saying = {}) {
  const emails = [parts.filter((part) => part.kind === 'block'), ...others]
  const [message, ...more] = checkSize({ issue, audiences, bytes, parts: () => parts, emails, ...cutting }, warnFrom)
  expect(more).toEqual([])
  return message
}

describe('the size of an email', () => {
  it.each([
    [0, null], [89_999, null], [90_000, 'email-size'], [101_999, 'email-size'], [102_000, 'email-cut'], [5_000_000, 'email-cut'],
  ])('of %i bytes: %s', (bytes, rule) => {
    expect(said(bytes)?.rule ?? null).toBe(rule)
  })

  it('is a warning from where the newsletter says, and an error where Gmail cuts, whatever it says', () => {
    expect(said(60_000, [], { warnFrom: 60 })).toMatchObject({ rule: 'email-size', severity: 'warning' })
    expect(said(59_999, [], { warnFrom: 60 })).toBeUndefined()
    expect(said(102_000, [], { warnFrom: 102 })).toMatchObject({ rule: 'email-cut', severity: 'error' })
    expect(said(101_999, [], { warnFrom: 102 })).toBeUndefined()
  })

  it('is said with the limit that it passed, and for whom', () => {
    expect(brief([said(95_250, [block('A', 9000, { place: { line: 8, column: 1 } })])].flatMap((message) => message ?? []))).toEqual(['4:1 email-size Unexpected email of 95.2 KB for "public", expected less: 90 KB or more is too much'])
    expect(said(120_000)?.message).toBe('Unexpected email of 120.0 KB for "public", expected less: 102 KB or more is too much')
  })

  it('never reads as if it were on the other side of a limit', () => {
    expect(said(90_000)?.message).toContain('of 90.0 KB for "public", expected less: 90 KB or more is too much')
    expect(said(101_999)?.message).toContain('of 101.9 KB')
    expect(said(100_000, [block('A', 10_001), small])?.note).toContain('it would have 89.9 KB')
  })

  it.each([
    [['members'], '"members"'], [['public', 'members'], '"public" and "members"'], [['public', 'members', 'partners'], '"public", "members" and "partners"'],
  ])('is said once for all who get it: %j', (audiences, names) => {
    expect(said(95_000, [], { audiences })?.message).toContain(`for ${names}, expected`)
  })

  it('costs nothing while it is small: parts are not measured', () => {
    const parts = (): never => {
      throw new Error('measured')
    }
    expect(checkSize({ issue, audiences: ['public'], bytes: 80_000, parts, emails: [] }, 90)).toEqual([])
  })
})

describe('the advice', () => {
  it('names the largest parts, largest first, and points at the first', () => {
    const found = said(95_000, [block('B', 2000), block('A', 30_000, { place: { line: 8, column: 1 } }), other('footnotes', 5000), block('C', 2500), block('D', 100), block('E', 200), block('F', 300)])
    expect(found?.place).toEqual({ line: 8, column: 1 })
    expect(found?.note).toContain('The largest parts: “A” 30.0 KB, the footnotes 5.0 KB, “C” 2.5 KB, “B” 2.0 KB, “F” 0.3 KB.')
    expect(found?.note).not.toContain('“E”')
  })

  it('says how many of them would have to go, and what is left then', () => {
    expect(said(95_000, [block('A', 30_000), small])?.note).toContain('With the first on the page only it would have 65.0 KB: write `only=web`')
    expect(said(120_000, [block('A', 10_000), block('B', 9000), block('C', 8000)])?.note).toContain('With the first 2 on the page only it would have 101.0 KB')
    // Exactly at the limit is not below it.
    expect(said(112_000, [block('A', 10_000), block('B', 9000), small])?.note).toContain('With the first 2 on the page only it would have 93.0 KB')
    expect(said(100_000, [block('A', 10_000), block('B', 200), small])?.note).toContain('With the first 2 on the page only it would have 89.8 KB')
  })

  it('sends nobody to a page that does not have the block', () => {
    const note = said(95_000, [block('A', 30_000, { toPage: null }), block('B', 20_000)])?.note
    expect(note).toContain('Without the first it would have 65.0 KB: shorten the text, or split the issue in two.')
    expect(note).not.toContain('only=web')
    expect(said(112_000, [block('A', 10_000), block('B', 9000, { toPage: null }), small])?.note).toContain('Without the first 2 it would')
    expect(said(95_000, [block('A', 30_000), block('B', 9000, { toPage: null })])?.note).toContain('With the first on the page only')
  })

  it('takes no email its last block', () => {
    const last = 'it would have 11.3 KB: shorten the text, or split the issue in two.'
    expect(said(113_700, [block('A', 102_400)])?.note).toContain(`Without the first ${last}`)
    expect(said(113_700, [block('A', 102_400), block('Within', 100, { within: 'A' })])?.note).toContain(`Without the first ${last}`)
    expect(said(113_700, [block('Around', 100), block('A', 102_400, { within: 'Around' })])?.note).toContain('With the first on the page only')
    // Another audience’s email of the same issue loses it, too.
    expect(said(113_700, [block('A', 102_400), small], { others: [[block('A', 102_400)]] })?.note).toContain(`Without the first ${last}`)
    expect(said(113_700, [block('A', 102_400), small], { others: [[small], []] })?.note).toContain('With the first on the page only')
  })

  it('shows how a text without braces leaves the email', () => {
    const note = said(95_000, [block('Dear all…', 30_000, { toPage: 'fence' }), small])?.note
    expect(note).toContain('it would have 65.0 KB: put `:::article{only=web}` on a line above “Dear all…”, and `:::` on a line below that text, or shorten the text.')
    expect(note).not.toContain('[Title]')
    expect(said(120_000, [block('Dear all…', 10_000, { toPage: 'fence' }), block('B', 9000), small])?.note).toMatch(/`:::article\[Title\]\{only=web\}`.*; put `:::article\{only=web\}`.* above “Dear all…”,/)
  })

  it.each([
    ['footnotes', 'a footnote cannot be `only=web`, so shorten it, or link to what it says'],
    ['contents', 'shorten the titles, or leave the list out with `contents: false`'],
    ['imprint', 'shorten `credits`'],
    ['funding', 'shorten the statement in newsletter.yaml'],
    ['summary', 'shorten `summary`'],
  ] as const)('says what helps against a long part that is no block: %s', (kind, advice) => {
    expect(said(95_000, [other(kind, 30_000), small])?.note).toContain(`The largest parts: the ${kind} 30.0 KB, “Small” 0.1 KB. Without the first it would have 65.0 KB: ${advice}.`)
  })

  it('says it for each of several', () => {
    expect(said(130_000, [other('footnotes', 20_000), block('A', 20_000), small])?.note).toMatch(/Without the first 2 it would have 90\.0 KB: write `only=web` .*, or shorten the text; a footnote .* says\.$/)
    expect(said(130_000, [other('footnotes', 20_000), block('A', 20_000)])?.note).toContain('90.0 KB: shorten the text, or split the issue in two; a footnote')
  })

  it('leaves parts alone that save next to nothing', () => {
    const note = said(90_100, [other('imprint', 600), block('A', 500), block('B', 400)])?.note
    expect(note).toContain('The largest parts: “A” 0.5 KB, “B” 0.4 KB. With the first on the page only it would have 89.6 KB')
  })

  it('is to split an issue of which many blocks would have to go', () => {
    const blocks = Array.from({ length: 40 }, (_, index) => block(`B${index}`, 2000))
    expect(said(99_000, blocks)?.note).toContain('With the first 5 on the page only it would have 89.0 KB')
    expect(said(101_000, blocks)?.note).toContain('Without the first 6 it would have 89.0 KB: shorten the text, or split the issue in two.')
  })

  it('looks to the templates when nothing that is written is to blame', () => {
    expect(said(95_000, [block('A', 1000), block('B', 500)])?.note).toContain('Even without all of its parts it would be too large: look at the templates.')
    expect(said(95_000, [])).toMatchObject({ place: null, note: expect.not.stringContaining('The largest parts') })
  })

  it('says what it means to a reader', () => {
    expect(said(95_000)?.note).toMatch(/^Gmail cuts an email at 102 KB; its readers would miss the imprint and the way to unsubscribe\. /)
  })

  it('names `cut: auto` where that helps, behind what costs no reader a click', () => {
    expect(said(95_000, [block('A', 30_000), small], { cutHelps: () => true })?.note).toMatch(/or shorten the text\. With `cut: auto` in the front matter the longest texts end with a link to where they go on in the archive, and the email is short enough\.$/)
    expect(said(95_000, [block('A', 30_000), small], { cutHelps: () => false })?.note).not.toContain('cut: auto')
    expect(said(95_000, [block('A', 30_000), small])?.note).not.toContain('cut: auto')
  })

  it('says that `cut: auto` was not enough, and does not ask whether it would be', () => {
    const asked = (): never => {
      throw new Error('asked')
    }
    const note = said(103_000, [block('A', 30_000), small], { issue: { ...issue, cut: 'auto' }, cutHelps: asked })?.note
    expect(note).toMatch(/unsubscribe\. `cut: auto` was not enough: it leaves every text its first paragraph, and cuts none that the archive does not show to everybody\. The largest parts:/)
    expect(said(80_000, [], { cutHelps: asked })).toBeUndefined()
  })
})
