// Writes docs/reference.md from the schemas and the rules, docs/blocks.md from its template, the newsletter in
// docs/examples/ and the block kinds, and docs/services.md from the profiles of email services: so that no page tells anything else than the program does.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'
import matter from 'gray-matter'

/** What the pages are made from; one bundle, because Node does not run TypeScript. */
const entry = `
  export { z } from 'zod'
  export { blockKinds } from './src/blocks/index.ts'
  export { commonAttributes } from './src/blocks/kind.ts'
  export { frontMatterSchema } from './src/schema/front-matter.ts'
  export { newsletterSchema } from './src/schema/newsletter.ts'
  export { rules } from './src/messages/rules.ts'
  export { profiles } from './src/handover/profiles/index.ts'
`
const bundle = await build({ stdin: { contents: entry, resolveDir: '.', loader: 'ts' }, bundle: true, platform: 'node', format: 'esm', write: false })
const { z, blockKinds, commonAttributes, frontMatterSchema, newsletterSchema, profiles, rules } = await import(`data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].text).toString('base64')}`)

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map((text) => cell(String(text))).join(' | ')} |`).join('\n')

function settings(schema, path = '') {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return rowsOf(properties, required, path)
}

function rowsOf(properties, required, path) {
  return Object.entries(properties).flatMap(([name, property]) => {
    const key = `${path}${name}`
    const plain = property.default !== undefined && (typeof property.default !== 'object' || Object.keys(property.default).length > 0)
    const row = [`\`${key}\``, required.includes(name) ? 'yes' : '', plain ? `\`${[property.default].flat().join(', ')}\`` : '', [property.description ?? '', property.enum ? `(${property.enum.map((value) => `\`${value}\``).join(', ')})` : ''].join(' ').trim()]
    if (key === 'checks') return [row, ...rowsOf({ preset: property.properties.preset }, [], 'checks.')]
    const inner = property.properties ?? property.additionalProperties?.properties
    return [row, ...(inner === undefined ? [] : rowsOf(inner, (property.required ?? property.additionalProperties?.required) ?? [], `${key}.${property.properties ? '' : '<key>.'}`))]
  })
}

const head = ['key', 'required', 'default', 'meaning']
const reference = `# Reference

Made by \`npm run docs\` from the schemas that efc-news itself reads. Do not edit it by hand.

## newsletter.yaml

${table(head, settings(newsletterSchema))}

## Front matter of an issue

${table(head, settings(frontMatterSchema))}

## Blocks

A \`##\` heading starts an article. Every other block is written as \`:::kind[Title]{attributes}\` … \`:::\`; an article can be, too, when it needs attributes. [Each kind has an example](blocks.md).

${[...blockKinds].map(([name, { attributes, title }]) => `### ${name}\n\nTitle: ${title}.\n\n${table(['attribute', 'required', 'default', 'meaning'], settings(attributes))}`).join('\n\n')}

## Rules

Every message names its rule. \`checks\` in newsletter.yaml sets a rule to \`error\`, \`warning\` or \`off\`, except for those marked *always*: they guard readers, members or the machine.

${table(['rule', 'severity', 'guards'], Object.entries(rules).map(([name, rule]) => [`\`${name}\``, rule.unsafe ? 'error, *always*' : rule.severity, rule.guards]))}
`

/** The text of a file of the newsletter in docs/examples/. */
const exampleFile = (path) => readFileSync(`docs/examples/${path}`, 'utf8')

/** A code block, its fence longer than any in it. */
function code(language, text) {
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/^`+/gm)].map(([marks]) => marks.length + 1)))
  return `${fence}${language}\n${text.trim()}\n${fence}`
}

/** Columns of code that fit beside a picture on GitHub, which would make the picture smaller for longer lines. */
const narrow = 64

/** An example's Markdown, and beside it or below it the picture of its page; its summary says what the picture shows. */
function example(name) {
  const { data, content } = matter(exampleFile(`issues/${name}.md`))
  const [between, head] = content.split('\n').every((line) => line.length <= narrow) ? ['', '<th>Markdown</th><th>Result</th>'] : ['</tr>\n<tr>', '<th>Markdown and result</th>']
  return `<table>
<tr>${head}</tr>
<tr><td valign="top">

${code('markdown', content)}

</td>${between}<td valign="top"><img src="blocks/${name}.png" width="400" alt="${data.summary.replaceAll('"', '&quot;')}"></td></tr>
</table>`
}

/** What a kind is for: the first paragraph of its docstring. */
function purpose(name) {
  const [, docstring] = new RegExp(String.raw`/\*\*((?:(?!\*/)[^])+)\*/\s+export const ${name} = defineKind\(`).exec(readFileSync(`src/blocks/${name}.ts`, 'utf8'))
  const [paragraph] = docstring.replace(/^\s*\* ?/gm, '').trim().split(/\n\s*\n/)
  return paragraph.replace(/\s+/g, ' ').trim()
}

function attributesOf(name, { attributes, title }) {
  const { properties, required = [] } = z.toJSONSchema(attributes, { io: 'input', unrepresentable: 'any' })
  const own = Object.keys(properties).filter((key) => !(key in commonAttributes))
  const list = own.map((key) => `\`${key}\`${required.includes(key) ? ' (required)' : ''}`).join(', ')
  return [`${list === '' ? 'No attributes of its own' : `Attributes: ${list}`}; see the [reference](reference.md#${name}).`, ...(title === 'required' ? ['It needs a title.'] : [])].join(' ')
}

/** What `<!-- insert … -->` in docs/blocks.template.md stands for, by its first word; the second is the argument. */
const inserts = {
  list: () => [...blockKinds.keys()].map((name) => `[${name}](#${name})`).join(' · '),
  kinds: () => [...blockKinds].map(([name, kind]) => [`### ${name}`, purpose(name), example(name), attributesOf(name, kind)].join('\n\n')).join('\n\n'),
  example,
  /** One setting of newsletter.yaml, with what is indented below it. */
  settings: (key) => code('yaml', new RegExp(`^${key}:.*\n(?:(?: .*)?\n)*`, 'm').exec(exampleFile('newsletter.yaml'))[0]),
  file: (path) => code(path.endsWith('.mjml') ? 'html' : 'handlebars', exampleFile(path)),
}
const blocks = `<!-- Made by \`npm run docs\` from blocks.template.md, examples/ and src/blocks/. Do not edit it by hand. -->

${readFileSync('docs/blocks.template.md', 'utf8').replace(/^<!-- insert (\w+) ?(\S*) -->$/gm, (_, what, argument) => inserts[what](argument))}`

/** What the words of a table's cell stand for between back quotes; nothing where there is nothing. */
const tag = (spelling) => (spelling === null || spelling === undefined ? '–' : typeof spelling === 'string' ? `\`${spelling}\`` : `\`<${spelling.element}>…</${spelling.element}>\``)

const certainties = { confirmed: 'confirmed', 'second-hand': 'others say so', unconfirmed: 'not confirmed' }

function service({ title, html, text, tags, draft, sources }) {
  const page = 'https://newsletter.example.org/issue-07/'
  const pair = (name, ...given) => {
    const [inHtml, inText] = [html, text].map((spelled) => (typeof spelled[name] === 'function' ? spelled[name](...given) : spelled[name]))
    return [tag(inHtml), tag(inText)]
  }
  const rows = [
    ['unsubscribe', ...pair('unsubscribe')],
    ['view in browser', ...pair('viewInBrowser', page)],
    ['postal address', ...pair('postalAddress')],
    ['first name', ...pair('firstName', 'reader')],
  ]
  const notes = [
    `What an editor wrote and it would take for a tag is written as character references in the HTML; in the text part ${!tags.takesText ? 'it does not matter: this service makes its own' : tags.escapeText === null ? 'it is an error, for there is no way to write it' : 'in the service’s own way'}.`,
    draft === null ? 'No API call that takes the HTML.' : '`draft.json` is the body of its call that makes a draft.',
  ]
  return `## ${title}\n\n${table(['place', 'HTML', 'text'], rows)}\n\n${notes.join(' ')}\n\n${sources.map(({ certainty, says, address }) => `- ${certainties[certainty]}: ${says.replace(/(\{\{.*?\}\}|\{%.*?%\}|\*\|.*?\|\*|<\w+>|\[[^\]]+\](?!\())/g, '`$1`')}${address === null ? '' : ` ([source](${address}))`}`).join('\n')}`
}

const services = `# What each email service gets

Made by \`npm run docs\` from \`src/handover/profiles/\`. Do not edit it by hand. [How a hand-over is made](hand-over.md) is a page of its own.

A tag stands where the templates print \`unsubscribe.link.href\`, \`viewInBrowser\`, the postal address of the imprint and the greeting. Where a service has none (–), the newsletter’s own address, page or words stand there.

${Object.values(profiles).filter(({ tags }) => tags !== null).map(service).join('\n\n')}
`

for (const [path, text] of Object.entries({ 'docs/reference.md': reference, 'docs/blocks.md': blocks, 'docs/services.md': services })) {
  if (!process.argv.includes('--check')) writeFileSync(path, text)
  else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
    console.error(`${path} is not what it is made from. Run \`npm run docs\` and commit it.`)
    process.exitCode = 1
  }
}
