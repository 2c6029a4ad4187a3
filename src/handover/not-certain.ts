import { textHelpers } from '../email/text-helpers.js'
import { bullet, section } from './checklist-layout.js'
import type { HandoverEdition } from './edition.js'
import type { Draft, Profile, Topic } from './profile.js'

/** The section of what no document confirms, as far as this hand-over has any of it; none when nothing is left. */
export function notCertain(edition: HandoverEdition, profile: Profile, draft: Draft | null): string[] {
  const looks = profile.sources.flatMap(({ look }) => (look !== undefined && concerns(look.about, edition, profile, draft) ? [look] : []))
  const seen = looks.filter(({ about }) => about !== 'menus').map(({ words }) => bullet(`${words};`, '  '))
  const intro = textHelpers.wrap('No document was found that confirms these. Look whether')
  const menus = looks.find(({ about }) => about === 'menus')
  const lines = [...(seen.length === 0 ? [] : [intro, ...ended(seen)]), ...(menus === undefined ? [] : [textHelpers.wrap(`${menus.words.slice(0, 1).toUpperCase()}${menus.words.slice(1)}.`)])]
  return lines.length === 0 ? [] : [section('Not certain', lines)]
}

function ended(lines: readonly string[]): string[] {
  return lines.map((line, index) => (index === lines.length - 1 ? line.replace(/;$/, '.') : line))
}

function concerns(about: Topic, { audience, newsletter, firstNameFallback, text }: HandoverEdition, { html }: Profile, draft: Draft | null): boolean {
  switch (about) {
    case 'api':
      return draft !== null
    case 'brackets':
      return text.includes('[')
    case 'greeting':
      return html.firstName !== null && firstNameFallback !== null
    case 'postalAddress':
      return newsletter.address !== undefined
    case 'webVersion':
      return audience === 'public'
    case 'any':
    case 'menus':
      return true
  }
}
