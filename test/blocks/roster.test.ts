import { describe, expect, it } from 'vitest'
import { brief as shown, parsed } from '../issue/reading.js'
import { artefact, issueFile, stageWith } from '../stages/stage.js'
import { blockViews } from './view.js'

const view = blockViews('roster')

describe('a roster', () => {
  it('has its members in order, without paragraphs around their names', () => {
    expect(view(':::roster[Members]\n- Allen & Overy\n- *Veri-Site*\n:::')).toMatchObject({ title: 'Members', body: '', items: [{ body: 'Allen &#x26; Overy' }, { body: '<em>Veri-Site</em>' }] })
    expect(view(':::roster\n- A\n\n- B\n:::')).toMatchObject({ title: null, items: [{ body: 'A' }, { body: 'B' }] })
  })

  it('has words before its members', () => {
    expect(view(':::roster\nIn 2016:\n\n- A\n:::')['body']).toBe('<p>In 2016:</p>')
  })

  it('may have members of members', () => {
    expect(view(':::roster\n- Belgium\n  - Child Focus\n:::')['items']).toEqual([{ body: 'Belgium<ul><li>Child Focus</li></ul>' }])
  })

  it('is in text one list, as deep as it was written and no wider than its lines may be', async () => {
    const long = 'A company whose name is long enough for two lines of the text, or nearly'
    const body = `:::roster[Members]\n- A\n  - B\n    1. C\n    2. D\n- ${long}\n  - ${long}\n- ![Logo](e.png "E")\n:::`
    const text = artefact(await (await stageWith()).run(issueFile(body)), 'email/issue-06/public.txt')
    expect(text).toContain(['Members', '=======', '', '- A', '  - B', '    1. C', '    2. D', '- A company whose name is long enough for two lines of the text, or', '  nearly', '  - A company whose name is long enough for two lines of the text, or', '    nearly', '- [Logo]', '  E', ''].join('\n'))
  })

  it('has no blank lines in text between members, unless one has several paragraphs', async () => {
    const stage = await stageWith()
    const text = async (body: string): Promise<string> => artefact(await stage.run(issueFile(`:::roster\n${body}\n:::`)), 'email/issue-06/public.txt')
    expect(await text('- A\n\n- B')).toContain('\n- A\n- B\n')
    expect(await text('- A\n\n  Chair\n\n- B')).toContain('\n- A\n\n  Chair\n\n- B\n')
  })

  it.each([
    ['no list', 'A, B', '1:1'], ['words after the list', '- A\n\nand others', '4:1'], ['numbers, which it would not show', '1. A', '1:1'],
  ])('is refused with %s', (_, body, place) => {
    expect(shown(parsed(`:::roster\n${body}\n:::`).messages)).toEqual([`${place} block-body Unexpected body of a \`roster\`, expected one list with hyphens, each item a member`])
  })
})
