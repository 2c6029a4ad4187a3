import Handlebars from 'handlebars'

/** A template with all the partials that it calls, as plain strings: it crosses threads and is cached. */
export interface TemplateSet {
  /** What to call it in an error: its set and the template to start from, e.g. `web/issue`. */
  readonly entry: string
  readonly template: string
  /** By the name in `{{> name}}`. */
  readonly partials: Readonly<Record<string, string>>
}

/** Gets the arguments, then Handlebars' options (`hash`, `fn`, `inverse`). What it returns is escaped unless the tag has three braces. */
export type Helper = (...values: readonly never[]) => unknown

export interface CompileOptions {
  readonly helpers: Readonly<Record<string, Helper>>
  /**
   * `html` writes the characters & < > " ' ` = of `{{x}}` as references. That makes a value safe in text and in a quoted
   * attribute, and no more: it does not make a URL harmless. `text` writes every value as it is.
   */
  readonly medium: 'html' | 'text'
}

/** That a template could not be filled. `template` is the entry of its set, `cause` what Handlebars or a helper threw. */
export class TemplateError extends Error {
  readonly template: string

  constructor(template: string, cause: unknown) {
    super(`The template ${template} cannot be filled: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    this.name = 'TemplateError'
    this.template = template
  }
}

/**
 * Makes a checked template into a function from a view to its text.
 *
 * In an environment of its own, where only what was declared can be called: `log` and `lookup` cannot, and nothing
 * that a value inherits is reachable. The function throws a TemplateError where a view lacks a key that its schema has:
 * what may be missing is `null` in a view. Errors in the template itself appear with the first call; `compileEmail` and
 * `assembleSet` have found them before.
 */
export function compileTemplate({ entry, template, partials }: TemplateSet, { helpers, medium }: CompileOptions): (view: unknown) => string {
  const environment = Handlebars.create()
  environment.registerHelper(helpers as Record<string, Handlebars.HelperDelegate>) // each helper states its own arguments
  for (const [name, text] of Object.entries(partials)) environment.registerPartial(name, text)
  const render = environment.compile<unknown>(template, {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: { ...known(Object.keys(helpers)), log: false, lookup: false, helperMissing: false, blockHelperMissing: false },
    noEscape: medium === 'text',
    preventIndent: true,
  })
  return (view) => {
    try {
      return render(view, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false })
    } catch (error) {
      // A full stack is about the depth of an issue, not about a template.
      throw error instanceof RangeError ? error : new TemplateError(entry, error)
    }
  }
}

function known(names: readonly string[]): Record<string, true> {
  return Object.fromEntries(names.map((name) => [name, true]))
}
