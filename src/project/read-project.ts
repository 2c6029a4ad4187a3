import type { IssueSource } from '../issue/parse-issue.js'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import type { Newsletter } from '../schema/newsletter.js'
import type { YamlSource } from '../schema/yaml.js'
import type { TemplateFiles } from '../template/template-files.js'
import { listEmblems, type EmblemFile } from './list-emblems.js'
import { readConfig } from './read-config.js'
import { readIssues } from './read-issues.js'
import { readTemplates } from './read-templates.js'

/** A newsletter as it lies on the disk: all of the input of a build. */
export interface Project {
  readonly newsletter: Newsletter
  readonly templates: TemplateFiles
  readonly sources: readonly IssueSource[]
  /** Pictures in templates/emblems/, by name. */
  readonly emblems: ReadonlyMap<string, EmblemFile>
  /** Where a setting stands in newsletter.yaml. */
  readonly placeOf: YamlSource['placeOf']
}

/**
 * Reads a project. `project` is null when newsletter.yaml does not make a newsletter: then its messages are
 * configuration errors.
 *
 * Throws InputError when the disk fails.
 */
export async function readProject(root: string, packageRoot: string): Promise<{ project: Project | null; messages: Message[]; configText: string | null }> {
  const config = await readConfig(root)
  if (config.newsletter === null) return { project: null, messages: config.messages, configText: config.text }
  const templates = await readTemplates(root, packageRoot)
  const issues = await readIssues(root, config.newsletter.limits.fileKilobytes * 1024)
  const messages = [...config.messages, ...templates.messages, ...issues.messages]
  if (issues.sources.length === 0 && issues.messages.length === 0) {
    messages.push(message('no-issues', 'issues', null, 'Unexpected empty folder `issues`, expected a Markdown file', 'Write the first issue into issues/issue-01.md. Until then the archive is empty.'))
  }
  const emblems = await listEmblems(root, packageRoot)
  return { project: { newsletter: config.newsletter, templates: templates.templates, sources: issues.sources, emblems, placeOf: config.placeOf }, messages, configText: config.text }
}
