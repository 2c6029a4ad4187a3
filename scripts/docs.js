// Writes docs/reference.md from the schemas and the rules, so that no table tells anything else than the program does.
import { readFile, writeFile } from 'node:fs/promises'
import { build } from 'esbuild'

/** What the reference is made from; one bundle, because Node does not run TypeScript. */
const entry = `
  export { z } from 'zod'
  export { blockKinds } from './src/blocks/index.ts'
  export { frontMatterSchema } from './src/schema/front-matter.ts'
  export { newsletterSchema } from './src/schema/newsletter.ts'
  export { rules } from './src/messages/rules.ts'
`
const bundle = await build({ stdin: { contents: entry, resolveDir: '.', loader: 'ts' }, bundle: true, platform: 'node', format: 'esm', write: false })
const { z, blockKinds, frontMatterSchema, newsletterSchema, rules } = await import(`data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].text).toString('base64')}`)

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

A \`##\` heading starts an article. Every other block is written as \`:::kind[Title]{attributes}\` … \`:::\`; an article can be, too, when it needs attributes.

${[...blockKinds].map(([name, { attributes, title }]) => `### ${name}\n\nTitle: ${title}.\n\n${table(['attribute', 'required', 'default', 'meaning'], settings(attributes))}`).join('\n\n')}

## Rules

Every message names its rule. \`checks\` in newsletter.yaml sets a rule to \`error\`, \`warning\` or \`off\`, except for those marked *always*: they guard readers, members or the machine.

${table(['rule', 'severity', 'guards'], Object.entries(rules).map(([name, rule]) => [`\`${name}\``, rule.unsafe ? 'error, *always*' : rule.severity, rule.guards]))}
`

const path = 'docs/reference.md'
if (process.argv.includes('--check')) {
  const found = await readFile(path, 'utf8').catch(() => '')
  if (found !== reference) {
    console.error(`${path} is not what the schemas say. Run \`npm run docs\` and commit it.`)
    process.exitCode = 1
  }
} else await writeFile(path, reference)
