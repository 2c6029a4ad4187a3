import { directiveFromMarkdown } from 'mdast-util-directive'
import type { Root } from 'mdast'
import { directive } from 'micromark-extension-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified, type Processor } from 'unified'
import { visit } from 'unist-util-visit'

/**
 * Container and leaf directives, without text directives.
 *
 * remark-directive turns `10:30` into an empty element named "30" (a text directive). Leaving that construct out of
 * the tokenizer is the only way in which prose with colons stays prose.
 */
function remarkBlockDirective(this: Processor): void {
  const data = this.data()
  const { flow } = directive()
  ;(data.micromarkExtensions ??= []).push(flow ? { flow } : {})
  ;(data.fromMarkdownExtensions ??= []).push(directiveFromMarkdown())
}

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkBlockDirective).freeze()

/** Markdown (CommonMark 0.31 with GFM and container directives) → mdast, with the positions of `text`. */
export function parseMarkdown(text: string): Root {
  const root = processor.parse(text)
  keepMergeTags(root, text)
  widenTables(root)
  return root
}

/** Mailchimp's tags, `*|FNAME|*`, are emphasis to Markdown: readers of a text about them would miss the asterisks. */
function keepMergeTags(root: Root, source: string): void {
  visit(root, 'emphasis', (node, index, parent) => {
    const written = source.slice(node.position?.start.offset, node.position?.end.offset)
    if (parent === undefined || index === undefined || !/^\*\|[^|]*\|\*$/.test(written)) return
    const asterisk = { type: 'text', value: '*' } as const
    parent.children.splice(index, 1, asterisk, ...node.children, asterisk)
  })
}

/** GFM drops the cells of a row that has more of them than the header, often for a `|` within a word. None is lost here. */
function widenTables(root: Root): void {
  visit(root, 'table', (table) => {
    const widest = Math.max(...table.children.map((row) => row.children.length))
    table.align = Array.from({ length: widest }, (_, index) => table.align?.[index] ?? null)
  })
}
