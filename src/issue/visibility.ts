import type { Message, Place } from '../messages/message.js'
import { nearest, suggestion } from '../messages/nearest.js'
import { message } from '../messages/report.js'
import { media, type Medium, type Visibility } from './issue.js'

export const everyone: Visibility = { audiences: [], media: [] }

/** Reads `audience` and `only`, within what already holds. A name that is not known must never mean "everyone". */
export function narrow(
  outer: Visibility,
  values: { audience: readonly string[] | undefined; only: readonly string[] | undefined },
  context: { file: string; placeOf: (key: 'audience' | 'only') => Place; audiences: readonly string[] },
): { visibility: Visibility; messages: Message[] } {
  const known = ['public', ...context.audiences]
  const messages: Message[] = []
  for (const name of values.audience?.filter((audience) => !known.includes(audience)) ?? []) {
    // Never "use public", or to delete it: whoever follows the advice must not publish what is for some.
    const near = nearest(name, known)
    const note = `${near === null ? '' : `Did you mean "${near}"? `}Write an audience that newsletter.yaml names under \`audiences\`, or add this one there.`
    messages.push(message('audience-unknown', context.file, context.placeOf('audience'), `Unexpected audience "${name}", expected one that newsletter.yaml names`, note))
  }
  for (const name of values.only?.filter((medium) => !isMedium(medium)) ?? []) {
    messages.push(message('audience-unknown', context.file, context.placeOf('only'), `Unexpected "${name}" for \`only\`, expected email, web or text`, suggestion(name, media)))
  }
  for (const key of ['audience', 'only'] as const) {
    if (values[key]?.length === 0) messages.push(message('audience-unknown', context.file, context.placeOf(key), `Unexpected empty \`${key}\`, expected a name`, emptyNotes[key]))
  }
  return {
    visibility: {
      audiences: values.audience === undefined ? outer.audiences : [...outer.audiences, values.audience],
      media: values.only === undefined ? outer.media : [...outer.media, values.only.filter(isMedium)],
    },
    messages,
  }
}

/** Never "delete it": without it everyone could read. */
const emptyNotes = {
  audience: 'Write for whom it is, such as `audience=members`; newsletter.yaml names the audiences.',
  only: 'Write where it appears: `only=email`, `only=web` or `only=text`.',
}

/** `members, partners` → its names. */
export const splitNames = (text: string): string[] => text.split(/[\s,]+/).filter((name) => name !== '')

const isMedium = (name: string): name is Medium => (media as readonly string[]).includes(name)
