import type { Severity } from './message.js'

/** What a rule guards, how it is judged by default, and whether `checks` may soften it. */
export interface Rule {
  readonly severity: Severity
  /** Unsafe findings (code, addresses, unreadable front matter, audiences, size limits) are errors whatever `checks` says. */
  readonly unsafe: boolean
  readonly guards: string
}

const error = (guards: string): Rule => ({ severity: 'error', unsafe: false, guards })
const warning = (guards: string): Rule => ({ severity: 'warning', unsafe: false, guards })
const unsafe = (guards: string): Rule => ({ severity: 'error', unsafe: true, guards })

/** Every rule that a message can carry. The names are permanent: editors write them into `checks`. */
export const rules = {
  // files
  'file-encoding': unsafe('Source files are UTF-8.'),
  'file-size': unsafe('A source file stays below the size limit.'),
  'file-link': unsafe('A source file is not a link out of the project.'),
  'file-kind': unsafe('A source file is a regular file.'),
  'file-skipped': warning('What looks like an issue is one that is read.'),
  'parse-deadline': unsafe('An issue is parsed within the time limit.'),
  'parse-memory': unsafe('An issue is parsed within the memory that there is.'),
  'nesting-depth': unsafe('An issue is not nested more deeply than it can be read.'),
  // front matter and newsletter.yaml
  'front-matter-code': unsafe('Front matter is YAML; nothing in it is ever run.'),
  'front-matter-fence': unsafe('Front matter opens and closes with a line of exactly three hyphens.'),
  'front-matter-size': unsafe('Front matter stays below 16 KB.'),
  'yaml-syntax': unsafe('YAML can be read, has no duplicate keys, aliases or custom tags.'),
  'required-key': unsafe('Required settings are there.'),
  'unknown-key': error('Every setting is one that is known.'),
  'invalid-value': unsafe('Every setting has a value of its kind.'),
  'brand-contrast': error('Every colour can be read on what it stands on.'),
  'config-missing': unsafe('A project has a newsletter.yaml.'),
  // identity
  'duplicate-number': error('No two issues carry one number.'),
  'duplicate-slug': unsafe('No two issues share an address.'),
  'translation-alone': error('A translation stands beside the issue that it translates.'),
  'translation-differs': warning('A translation has the number and the date of the issue that it translates.'),
  'translation-audience': unsafe('A translation is for the readers of the issue that it translates, and not before it.'),
  'no-issues': warning('A newsletter has at least one issue.'),
  // blocks
  'directive-unknown': unsafe('A block is of a known kind.'),
  'directive-malformed': unsafe('A line that looks like a block is one.'),
  'directive-unclosed': unsafe('Every block that opens also closes.'),
  'directive-place': unsafe('A block stands at the top level or in another block.'),
  'block-title': error('A block has the title that it needs.'),
  'block-body': error('A block holds what its kind is made of.'),
  'block-attribute': error('The attributes of a block are those that its kind takes.'),
  'audience-unknown': unsafe('An audience is one that newsletter.yaml names, and `only` names email, web or text.'),
  'audience-reference': unsafe('What an edition refers to is in that edition.'),
  'reference-missing': error('A footnote or a link that is referred to is there.'),
  'unread-block': unsafe('Every block is in an edition that somebody reads.'),
  'empty-issue': warning('An issue has something to read.'),
  'heading-level': error('Headings in an issue start at the second level.'),
  'funding-unknown': error('A funding statement is one that newsletter.yaml holds.'),
  // content
  'url-unsafe': unsafe('An address cannot run code or reach into the machine.'),
  'url-scheme': error('An address is http, https, mailto or tel.'),
  'dead-link': error('A link leads somewhere, and says where.'),
  'raw-html': unsafe('No HTML that runs, loads, submits or restyles.'),
  'raw-html-unclosed': error('A comment or a tag that opens also closes.'),
  'raw-html-unknown': warning('An HTML element is one that exists.'),
  'image-missing': error('A picture that is named is there.'),
  'image-alt': error('A picture says what it shows, or that it only decorates.'),
  'image-format': error('A picture is a JPEG, PNG, GIF, WebP or AVIF file.'),
  'image-size': error('A picture is not larger than it can be handled.'),
  'image-broken': error('A picture file is whole.'),
  'image-audience': error('A picture that only some may see is not put into the public archive.'),
  'image-animated': warning('A picture stands still.'),
  'image-remote': error('No image is loaded from somebody else’s server.'),
  'email-size': warning('An email stays well below the size at which Gmail cuts it.'),
  'email-cut': error('No email is so large that Gmail cuts it.'),
  'text-differs': warning('The text part of an email says what its HTML says.'),
  'event-time': error('An event is at a time that clocks show, and show once.'),
  'events-passing': warning('The events page tells apart what is ahead and what is over.'),
  // the hand-over
  'handoff-outdated': warning('What was prepared for an email service is what the email says now.'),
  'handoff-unbuilt': error('What is handed over is what was built.'),
  'handoff-unsubscribe': unsafe('An email for a service has that service’s way to unsubscribe.'),
  'handoff-place': unsafe('What a service fills in stands where it can be filled in.'),
  'handoff-look-alike': error('Nothing in an issue is taken by a service for a tag of its own.'),
  // templates
  'template-missing': unsafe('Every template that is named is there.'),
  'template-include': unsafe('An include stays inside its templates folder.'),
  'template-syntax': unsafe('A template is well-formed, and its braces fit what they print.'),
  'template-name': unsafe('A template uses names that its view has.'),
  'template-lost': unsafe('Nothing in a template is lost when MJML compiles it.'),
  'template-incomplete': unsafe('A template has the blocks of an issue and all of their words, and an email a way to unsubscribe.'),
  'template-unused': warning('Every file among a newsletter’s own templates is used.'),
  'strings-missing': warning('The words of the templates are there in every language that is used.'),
  'strings-key': unsafe('A language file has every word that templates use.'),
  // outputs
  'build-failed': unsafe('The disk gives and takes what a build needs.'),
  'output-unsafe': unsafe('Nothing that is written holds a script or an unsafe address.'),
  'output-clash': unsafe('No two outputs share a path.'),
  'page-outdated': warning('Every issue has its page in the archive, and each page leads through the site as it is.'),
  'issue-unbuilt': warning('Events, feeds and search tell of an issue what its own page says.'),
  'search-missing': warning('The archive has a search.'),
  'output-changed': warning('Nobody changes an output by hand: the next build writes it anew.'),
} as const satisfies Record<string, Rule>

export type RuleId = keyof typeof rules

export const ruleIds = Object.keys(rules) as RuleId[] // the keys of a const object are its RuleIds
