import { directiveFromMarkdown } from 'mdast-util-directive'
import type { Root } from 'mdast'
import { directive } from 'micromark-extension-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified, type Processor } from 'unified'

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
  return processor.parse(text)
}
