import GithubSlugger, { slug } from 'github-slugger'
import type { Definition, FootnoteDefinition, Heading, Nodes, PhrasingContent, Root, RootContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { blockKinds } from '../blocks/index.js'
import type { Message } from '../messages/message.js'
import { suggestion } from '../messages/nearest.js'
import { message, placeOf } from '../messages/report.js'
import { attributeRules, validate, type Rules } from '../schema/validate.js'
import { readAttributes } from './directive-attributes.js'
import { openingPlace } from './directive-lines.js'
import { shiftBelow } from './headings.js'
import type { Block, Issue, Visibility } from './issue.js'
import { narrow, splitNames } from './visibility.js'

/** What the splitting needs to know of its surroundings. */
export interface SplitContext {
  readonly file: string
  readonly lines: readonly string[]
  readonly audiences: readonly string[]
}

interface Draft extends Omit<Block, 'id'> {
  readonly wantedId: string | null
}

/**
 * The body in blocks, in reading order.
 *
 * Prose before the first heading is the introduction, `##` starts an article, a directive is a block of its kind. A
 * block inside another follows it, one level deeper; what its parent says after it goes on as an untitled article
 * that obeys the parent's `audience` and `only`. So the list is flat, and every word is in it once.
 */
export function splitBlocks(root: Root, outer: Visibility, context: SplitContext): Pick<Issue, 'blocks' | 'definitions'> & { messages: Message[] } {
  const definitions: Array<Issue['definitions'][number]> = []
  const messages: Message[] = []

  /** Those in lists and quotations too: whoever gets that text gets them. */
  const noteDefinitions = (within: RootContent, visibility: Visibility): void => {
    visit(within, (node) => {
      if (isDefinition(node)) definitions.push({ node, visibility })
    })
  }

  const collect = (nodes: readonly RootContent[], visibility: Visibility, nested: boolean): Draft[] => {
    const drafts: Draft[] = []
    let current: { title: Heading | null; body: RootContent[] } | null = null
    const close = (): void => {
      if (current !== null) drafts.push(articleFrom(current, visibility, nested))
      current = null
    }
    for (const node of nodes) {
      if (node.type !== 'containerDirective') noteDefinitions(node, visibility)
      if (isDefinition(node)) continue
      if (node.type === 'containerDirective') {
        close()
        drafts.push(...fromDirective(node, visibility, nested))
      } else if (node.type === 'heading' && node.depth === 2 && !nested) {
        close()
        current = { title: node, body: [] }
      } else {
        current ??= { title: null, body: [] }
        current.body.push(node)
      }
    }
    close()
    return drafts
  }

  const articleFrom = (article: { title: Heading | null; body: RootContent[] }, visibility: Visibility, nested: boolean): Draft => {
    const level = nested ? 3 : 2
    messages.push(...shiftBelow(level, article.body, context.file))
    return {
      kind: 'article',
      attributes: {},
      wantedId: article.title === null ? null : toString(article.title),
      level,
      title: article.title?.children ?? null,
      body: article.body,
      visibility,
      place: placeOf((article.title ?? article.body[0])?.position),
    }
  }

  const fromDirective = (node: ContainerDirective, outerVisibility: Visibility, nested: boolean): Draft[] => {
    const place = openingPlace(node, context.lines)
    const kind = blockKinds.get(node.name)
    if (kind === undefined) {
      messages.push(message('directive-unknown', context.file, place, `Unexpected block "${node.name}", expected a known kind`, suggestion(node.name, [...blockKinds.keys()])))
      return []
    }
    const read = readAttributes(node, context.lines[place.line - 1] ?? '', context.file)
    const checked = validate(kind.attributes, read.source, context.file, guardingRules(node, context))
    const { audience, only } = node.attributes ?? {}
    const narrowed = narrow(
      outerVisibility,
      { audience: typeof audience === 'string' ? splitNames(audience) : undefined, only: typeof only === 'string' ? splitNames(only) : undefined },
      { file: context.file, placeOf: (key) => read.source.placeOf([key]), audiences: context.audiences },
    )
    messages.push(...read.messages, ...checked.messages, ...narrowed.messages)

    const [label, rest] = splitLabel(node)
    if (label === null && kind.title === 'required') {
      messages.push(message('block-title', context.file, place, `Missing title of the block "${node.name}"`, `Write it in square brackets: \`:::${node.name}[Title]\`.`))
    }
    const firstInner = rest.findIndex((child) => child.type === 'containerDirective')
    const own = firstInner === -1 ? rest : rest.slice(0, firstInner)
    const body = own.filter((child) => !isDefinition(child))
    for (const child of own) noteDefinitions(child, narrowed.visibility)
    const level = nested ? 3 : 2
    messages.push(...shiftBelow(level, body, context.file), ...(kind.check?.({ body, place }, context.file) ?? []))
    const draft: Draft = {
      // What its kind cannot show, such as an event without a date, is an article: no word of it is lost.
      kind: checked.value === null ? 'article' : node.name,
      attributes: checked.value ?? {},
      wantedId: node.attributes?.['id'] ?? (label === null ? node.name : toString({ type: 'paragraph', children: [...label] })),
      level,
      title: label,
      body,
      visibility: narrowed.visibility,
      place,
    }
    return [draft, ...(firstInner === -1 ? [] : collect(rest.slice(firstInner), narrowed.visibility, true))]
  }

  const drafts = collect(root.children, outer, false)
  return { blocks: withIds(drafts), definitions, messages }
}

function withIds(drafts: readonly Draft[]): Block[] {
  const slugger = new GithubSlugger()
  // Of a title such as "🎉" no letter can stand in an address.
  const wanted = (text: string | null, index: number): string => (text === null || slug(text.trim()) === '' ? `part-${index + 1}` : text)
  return drafts.map(({ wantedId, ...block }, index) => ({ ...block, id: slugger.slug(wanted(wantedId, index)) }))
}

/**
 * An unknown attribute that may have been meant as an audience (`{audiance=members}`, `{.members}`) decides who may
 * read: it must not be passed over, not even in an old archive.
 */
function guardingRules(node: ContainerDirective, { audiences }: SplitContext): Rules {
  const names = (key: string): string[] => splitNames(`${key} ${node.attributes?.[key] ?? ''}`)
  return { ...attributeRules, unknown: (meant, key) => (meant === 'audience' || names(key).some((name) => audiences.includes(name)) ? 'audience-unknown' : 'block-attribute') }
}

function splitLabel(node: ContainerDirective): [readonly PhrasingContent[] | null, readonly RootContent[]] {
  const [first, ...rest] = node.children
  if (first?.type !== 'paragraph' || first.data?.directiveLabel !== true) return [null, node.children]
  return [first.children.length === 0 ? null : first.children, rest]
}

const isDefinition = (node: Nodes): node is Definition | FootnoteDefinition => node.type === 'definition' || node.type === 'footnoteDefinition'
