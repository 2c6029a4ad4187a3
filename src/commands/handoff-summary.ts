import type { HandoffReport } from '../handoff.js'

/** What a successful hand-over tells the secretariat: where each folder is, and what else there is of this issue. */
export function formatHandovers({ handovers, translations }: Pick<HandoffReport, 'handovers' | 'translations'>, out: string): string {
  const lines = handovers.flatMap(({ audience, folder, zip, sameAsPublic }) => [
    `For ${audience}: ${out}/${folder}/`,
    `  the same as one file: ${out}/${zip}`,
    ...(sameAsPublic ? ['  word for word the public edition: whoever gets both gets it twice; one mailing will do'] : []),
  ])
  const others = translations.map(({ language, name }) => `This issue is also there in ${language}: efc-news handoff ${name}`)
  return [...lines, handovers.length === 1 ? 'Begin with CHECKLIST.txt in it.' : 'Begin with CHECKLIST.txt in each of them.', ...others, ''].join('\n')
}
