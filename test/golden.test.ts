import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

import { createWarmProject, distOf, efcNews } from './project.js'

/*
 * Golden cases: fixtures/<feature>/<case>/src/ is a newsletter, expected/ what the executable makes of it, byte for byte.
 *
 * case.yaml says how it is built (`args`), which outputs are looked at (`look`), and which words are for members alone
 * (`members`). The styles in an email's head are the same in every case, and shown by one of them (`styles`). expected/
 * holds these outputs, and beside them:
 *   files.txt      every file that was written
 *   stderr.txt     what was printed there, when anything was
 *   exit-code.txt  when it is not 0
 *
 * A new case, or a change that is meant:  UPDATE_GOLDEN=1 npx vitest run test/golden.test.ts
 * Then read the difference (`git diff test/fixtures`) as a reader of the newsletter would, before you commit it.
 */

interface Case {
  readonly args?: readonly string[]
  readonly look?: readonly string[]
  readonly members?: readonly string[]
  readonly styles?: boolean
}

const fixtures = fileURLToPath(new URL('fixtures', import.meta.url))
const update = (process.env['UPDATE_GOLDEN'] ?? '') !== ''

const foldersIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort()

const cases = (await Promise.all((await foldersIn(fixtures)).map(async (feature) => (await foldersIn(join(fixtures, feature))).map((name) => `${feature}/${name}`)))).flat()

describe.each(cases)('%s', (name) => {
  const folder = join(fixtures, name)

  it('is built as expected', async () => {
    const { args = [], look = [], members = [], styles = false } = await readCase(folder)
    const project = await createWarmProject({})
    await cp(join(folder, 'src'), project, { recursive: true })
    const { code, err } = await efcNews(['build', ...args], { cwd: project })
    const dist = existsSync(join(project, 'dist')) ? filesOf(await distOf(project)) : {}
    const made: Record<string, string> = {
      'files.txt': Object.keys(dist).map((path) => `${path}\n`).join(''),
      ...(err === '' ? {} : { 'stderr.txt': err }),
      ...(code === 0 ? {} : { 'exit-code.txt': `${code}\n` }),
      ...Object.fromEntries(look.map((path) => [path, withoutStyles(dist[path] ?? 'This file was not written.\n', styles)])),
    }
    if (update) await writeExpected(join(folder, 'expected'), made)
    expect(made).toEqual(filesOf(await distOf(folder, 'expected')))

    const publicFiles = Object.entries(dist).filter(([path]) => !/\/members\.(?:html|txt|(?:draft\.)?eml)$/.test(path))
    expect(members.flatMap((word) => publicFiles.filter(([path, text]) => holds(path + text, word)).map(([path]) => `${word} in ${path}`))).toEqual([])
    const memberText = Object.entries(dist).flatMap(([path, text]) => (path.includes('/members.') ? [text] : [])).join('\n')
    expect(members.filter((word) => !holds(memberText, word))).toEqual([])
  })
})

it('has cases', () => {
  expect(cases.length).toBeGreaterThan(12)
})

async function readCase(folder: string): Promise<Case> {
  // A file of ours, and a wrong one fails its case.
  return existsSync(join(folder, 'case.yaml')) ? (parse(await readFile(join(folder, 'case.yaml'), 'utf8')) as Case) : {}
}

/** Files by path, without folders and the manifest. Names that hold a hash would say nothing. */
function filesOf(tree: Readonly<Record<string, string>>): Record<string, string> {
  const files = Object.entries(tree).filter(([path, text]) => text !== 'folder' && !path.startsWith('.efc-news-'))
  return Object.fromEntries(files.map(([path, text]) => [withoutHash(path), withoutHash(text)]))
}

function withoutHash(text: string): string {
  // Names that are made of a file's content: those of pictures differ between processors, the others with every change of a style or a script.
  return text
    .replace(/\b(style|site|events|search|icon)-[0-9a-f]{8}\.(css|js|svg)/g, '$1-HASH.$2')
    .replace(/\bcard-[0-9a-f]{16}\.png/g, 'card-HASH.png')
    .replace(/assets\/[0-9a-f]{16}\./g, 'assets/HASH.')
    .replace(/(pagefind\/(?:fragment|index)\/[a-z-]+|pagefind\.[a-z-]+)_[0-9a-f]+\./g, '$1_HASH.')
}

function withoutStyles(html: string, keep: boolean): string {
  return keep ? html : html.replace(/(<style[^>]*>)[\s\S]*?(?=<\/style>)/g, '$1…')
}

/** A word in any of the ways in which it can stand in a file. */
function holds(text: string, word: string): boolean {
  const base64 = [0, 1, 2].map((shift) => Buffer.from(`${' '.repeat(shift)}${word}`).toString('base64').slice(shift === 0 ? 0 : 4).replace(/.{2}=*$/, ''))
  const hex = [...word].map((character) => `&#x${character.charCodeAt(0).toString(16)};`).join('')
  // Four letters of Base64 occur by chance in every hash.
  return [word, encodeURIComponent(word), hex, ...base64.filter((form) => form.length > 5)].some((form) => text.toLowerCase().includes(form.toLowerCase()))
}

async function writeExpected(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}
