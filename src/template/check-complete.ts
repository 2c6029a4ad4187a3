import Handlebars from 'handlebars'
import type { Message } from '../messages/message.js'
import { message } from '../messages/report.js'
import type { Shown } from './scope.js'

/** What came of an entry template, with all that it calls. */
export interface Whole {
  /** The entry as it is shown to the user, e.g. `templates/email/layout.mjml`. */
  readonly path: string
  /** Handlebars that can be parsed: the entry's and that of its partials. */
  readonly texts: readonly string[]
  /** Keys of the files that it was made from. */
  readonly used: readonly string[]
  /** What it shows of its view. */
  readonly shown: Shown
}

/** The name of a template's file, by which the template of a kind is known. */
export const nameOf = (key: string): string => key.replace(/^.*\/|\.\w+$/g, '')

const alternatives = new Intl.ListFormat('en-GB', { type: 'disjunction' })

/** Kinds of block that a template has no place for: they would be left out of every issue without a word. */
export function checkBlocks({ path, used }: Whole, kinds: readonly string[]): Message[] {
  const placed = new Set(used.map(nameOf))
  const missing = kinds.filter((kind) => !placed.has(kind))
  if (missing.length === 0) return []
  const whose = missing.length === kinds.length ? 'the blocks of an issue' : `a place for ${missing.join(', ')}`
  const all = path.endsWith('.mjml') ? '<mj-raw>{{#each blocks}}</mj-raw><mj-include path="./blocks/" /><mj-raw>{{/each}}</mj-raw>' : '{{#each blocks}}{{> blocks}}{{/each}}'
  return [message('template-incomplete', path, null, `Unexpected template without ${whose}, expected every kind of block`, `Add ${all}, or readers would never see them.`)]
}

/** Whether a template refers to one of `paths` of its view, such as `unsubscribe.link`; `what` says what it lacks, `note` what to add. */
export function checkRefers(whole: Whole, paths: readonly string[], what: string, note: string): Message[] {
  const { path } = whole
  const found = pathsOf(whole)
  // `{{#with unsubscribe}}{{link.href}}{{/with}}` says it in two steps.
  const isThere = paths.some((wanted) => found.some((given) => `${given}.`.startsWith(`${wanted}.`) || wanted.startsWith(`${given}.`)))
  const expected = alternatives.format(paths.map((wanted) => `"${wanted}"`))
  return isThere ? [] : [message('template-incomplete', path, null, `Unexpected template without ${what}, expected it to use ${expected}`, note)]
}

/** What each asks for in turn: a set has some twenty templates. */
const known = new WeakMap<Whole, readonly string[]>()

function pathsOf(whole: Whole): readonly string[] {
  const paths = known.get(whole) ?? whole.texts.flatMap(pathsIn)
  known.set(whole, paths)
  return paths
}

/** Every path of a template, without the `../`, `this.` or `@root.` before it. */
function pathsIn(text: string): string[] {
  const paths: string[] = []
  const visitor = new Handlebars.Visitor()
  visitor.PathExpression = ({ data, parts }) => {
    paths.push((data ? parts.slice(1) : parts).join('.'))
  }
  visitor.accept(Handlebars.parseWithoutProcessing(text))
  return paths
}
