import type { ContainerDirective } from 'mdast-util-directive'
import { describe, expect, it } from 'vitest'
import { readAttributes } from '../../src/issue/directive-attributes.js'
import { brief, parseMarkdown } from './reading.js'

function read(line: string): ReturnType<typeof readAttributes> {
  const node = parseMarkdown(`${line}\nx\n:::`).children.find((child): child is ContainerDirective => child.type === 'containerDirective')
  if (node === undefined) throw new Error(`No block: ${line}`)
  return readAttributes(node, line, 'a.md')
}

describe('the attributes of a block', () => {
  it('come with their values', () => {
    expect(read(`:::event[T]{start=2015-03-30 place="A, B" url='x' open}`).source.value).toEqual({ start: '2015-03-30', place: 'A, B', url: 'x', open: '' })
    expect(read(':::event[T]').source.value).toEqual({})
  })

  it('have places', () => {
    const { source } = read(':::event[T]{start=2015-03-30 place="A, B"}')
    expect(source.placeOf(['start'])).toEqual({ line: 1, column: 13, endLine: 1, endColumn: 29 })
    expect(source.placeOfKey(['place'])).toEqual({ line: 1, column: 30, endLine: 1, endColumn: 42 })
  })

  it('are all of the line when there is none of that name', () => {
    expect(read(':::event[T]{start=2015-03-30}').source.placeOf(['end'])).toEqual({ line: 1, column: 1, endLine: 1, endColumn: 30 })
  })

  it('are refused the second time: the parser would keep the last', () => {
    expect(brief(read(':::article[T]{audience=members audience=public}').messages, 0)).toEqual(['1:32 audience-unknown Unexpected second `audience`, expected every attribute once'])
    expect(brief(read(':::article[T]{#a id=b}').messages, 0)).toEqual(['1:18 block-attribute Unexpected second `id`, expected every attribute once'])
    expect(read(`:::article[T]{role="by=x by=y" by='role=z'}`).messages).toEqual([])
  })
})
