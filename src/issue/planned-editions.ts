import { isVisible, type Issue, type Medium, type Visibility } from './issue.js'

/** The editions that a build makes of an issue. */
export interface PlannedEditions {
  /** Audiences that get an email. A page of the archive is not sent. */
  readonly emails: readonly string[]
  /** Whether the archive, which is for the public alone, has a page of it. */
  readonly page: boolean
}

/**
 * Which editions of an issue there are: those in which something is said. An email of a masthead and an imprint, because
 * all else is for others, is none that anybody should send; a page of that kind would tell the title of what it hides.
 *
 * `audiences` are those that newsletter.yaml names.
 */
export function plannedEditions(issue: Pick<Issue, 'type' | 'visibility' | 'blocks'>, audiences: readonly string[]): PlannedEditions {
  // An issue without a text is planned by its front matter: its editor has only begun.
  const texts = issue.blocks.length === 0 ? [issue] : issue.blocks
  const says = (audience: string, media: readonly Medium[]): boolean => texts.some(({ visibility }) => media.some((medium) => isVisible(visibility, audience, medium)))
  return {
    emails: issue.type === 'page' ? [] : ['public', ...audiences].filter((audience) => says(audience, ['email', 'text'])),
    page: says('public', ['web']),
  }
}

/** Whether something is in at least one of the editions. */
export function isRead(visibility: Visibility, { emails, page }: PlannedEditions): boolean {
  return emails.some((audience) => isVisible(visibility, audience, 'email') || isVisible(visibility, audience, 'text')) || (page && isVisible(visibility, 'public', 'web'))
}
