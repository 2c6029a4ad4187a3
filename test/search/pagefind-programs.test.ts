import { describe, expect, it } from 'vitest'
import { isIndexPath } from '../../src/search/index-paths.js'
import { isDataOrKnownProgram } from '../../src/search/pagefind-programs.js'
import { runPagefind } from '../../src/search/pagefind.js'
import { sha256 } from '../../src/sha256.js'

const letters = [...'abcdefghijklmnopqrstuvwxyz']
/** All that can be a language of two letters, and some with a region. */
const languages = [...letters.flatMap((first) => letters.map((second) => `${first}${second}`)), 'en-gb', 'fr-be', 'de-at', 'pt-br', 'zh-hant', 'fil']

describe('the programs in an index', () => {
  it('are the ones that the installed pagefind writes, for every language', async () => {
    const files = (await runPagefind(languages.map((lang) => ({ url: `${lang}/index.html`, html: `<html lang="${lang}"><p>words</p></html>` })))).map(({ path, contents }) => ({ path: `pagefind/${path}`, hash: sha256(contents) }))
    const programs = files.filter(({ path }) => /(?:pagefind\.js|\/wasm\.[^/]*)$/.test(path))
    expect(programs.map(({ path }) => path)).toEqual(expect.arrayContaining(['pagefind/pagefind.js', ...['en', 'en-gb', 'fr', 'fr-be', 'de', 'unknown'].map((lang) => `pagefind/wasm.${lang}.pagefind`)]))
    expect(programs.filter(({ path, hash }) => !isIndexPath(path) || !isDataOrKnownProgram(path, hash))).toEqual([])
    // All else that is kept is data.
    const kept = files.filter(({ path }) => isIndexPath(path) && !programs.some((program) => program.path === path)).map(({ path }) => path.replace(/^.*(?=\.)/, ''))
    expect(new Set(kept)).toEqual(new Set(['.json', '.pf_meta', '.pf_fragment', '.pf_index']))
    // One program is not another.
    const hashes = new Map(programs.map(({ path, hash }) => [path, hash]))
    expect(isDataOrKnownProgram('pagefind/wasm.fr.pagefind', hashes.get('pagefind/wasm.de.pagefind') ?? '')).toBe(false)
    expect(isDataOrKnownProgram('pagefind/pagefind.js', hashes.get('pagefind/wasm.de.pagefind') ?? '')).toBe(false)
  })

  it.each(['pagefind/index.html', 'pagefind/fragment/x.html', 'pagefind/fragment/en_0a.js', 'pagefind/pagefind-ui.js', 'pagefind/pagefind-worker.js', 'pagefind/wasm.en.js', 'pagefind/wasm..pagefind', 'pagefind/wasm.en.pagefind/x', 'pagefind/../pagefind.js', 'pagefind/fragment/../index.html', 'assets/pagefind.js', 'xpagefind/pagefind.js', 'pagefind/pagefind.js\n', 'PAGEFIND/pagefind.js', ''])('have no other file beside them: %j', (path) => {
    expect(isIndexPath(path)).toBe(false)
  })
})
