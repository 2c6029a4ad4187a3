import { describe, expect, it } from 'vitest'
import { formatHandovers } from '../../src/commands/handoff-summary.js'

const handoverFor = (audience: string, sameAsPublic = false) => ({ audience, folder: `issue-06/brevo/${audience}`, zip: `issue-06/brevo/issue-06-${audience}-brevo.zip`, sameAsPublic })

describe('what a hand-over tells the secretariat', () => {
  it('is where it lies, and where to begin', () => {
    expect(formatHandovers({ handovers: [handoverFor('public')], translations: [] }, 'handoff')).toBe('For public: handoff/issue-06/brevo/public/\n  the same as one file: handoff/issue-06/brevo/issue-06-public-brevo.zip\nBegin with CHECKLIST.txt in it.\n')
  })

  it('is that one mailing will do, beside the edition that is the public one', () => {
    const [, , , third = '', ...rest] = formatHandovers({ handovers: [handoverFor('public'), handoverFor('members', true), handoverFor('press')], translations: [] }, 'handoff').split('\n').filter((line) => !line.includes('one file'))
    expect([third, ...rest]).toEqual(['For press: handoff/issue-06/brevo/press/', 'Begin with CHECKLIST.txt in each of them.', ''])
    expect(formatHandovers({ handovers: [handoverFor('members', true)], translations: [] }, 'handoff')).toContain('\n  word for word the public edition: whoever gets both gets it twice; one mailing will do\n')
  })

  it('is that there are other languages', () => {
    const translations = [{ language: 'French', name: 'issue-06.fr' }]
    expect(formatHandovers({ handovers: [handoverFor('public')], translations }, 'handoff')).toContain('\nThis issue is also there in French: efc-news handoff issue-06.fr\n')
  })
})
