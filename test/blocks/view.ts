import { beforeAll } from 'vitest'
import { editionsOf } from '../../src/issue/edition.js'
import { issueView } from '../../src/issue/view.js'
import type { Strings } from '../../src/language/strings.js'
import { webHtml } from '../../src/markdown/html.js'
import { parsed } from '../issue/reading.js'
import { newsletterWith, noSitePictures, stageWith } from '../stages/stage.js'

/** A function that gives what the templates see of the one block of a body, in a language. */
export function blockViews(kind: string): (body: string, lang?: string) => Readonly<Record<string, unknown>> {
  let strings: Strings | undefined
  beforeAll(async () => {
    strings = (await stageWith()).compiled.strings.get('en')
  })
  return (body, lang = 'en-GB') => {
    if (strings === undefined) throw new Error('No English strings')
    const newsletter = newsletterWith()
    const { issue } = parsed(body, { newsletter, frontMatter: ['title: T', 'date: 2015-03-30', `lang: ${lang}`] })
    const view = issueView(editionsOf(issue, strings)('public', 'web'), { newsletter, strings, render: (nodes) => webHtml(nodes).replaceAll('\n', ''), permalink: null, shelf: new Map(), site: noSitePictures, base: '../' }).blocks[0]?.[kind]
    if (view === undefined || view === null) throw new Error(`No ${kind} in ${body}`)
    return view
  }
}
