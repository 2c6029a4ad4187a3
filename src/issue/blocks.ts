import GithubSlugger, { slug } from 'github-slugger'
import type { Definition, FootnoteDefinition, Heading, Nodes, PhrasingContent, Root, RootContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { visit } from 'unist-util-visit'
import type { BlockKinds } from '../blocks/index.js'
import { commonAttributes, type BlockKind } from '../blocks/kind.js'
import { plainWords } from '../markdown/plain-words.js'
import type { Message } from '../messages/message.js'
import { suggestion } from '../messages/nearest.js'
import { message, placeOf } from '../messages/report.js'
import { attributeRules, validate, type Rules } from '../schema/validate.js'
import { picturesOf, strayAlt } from './attribute-pictures.js'
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
  readonly kinds: BlockKinds
}

interface Draft extends Omit<Block, 'id'> {
  /** The id that the editor gave, or null. */
  readonly givenId: string | null
  /** The words that an id is made from, or null for a block without a title. */
  readonly words: string | null
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
      givenId: null,
      words: article.title === null ? null : plainWords(article.title.children),
      level,
      title: article.title?.children ?? null,
      body: article.body,
      visibility,
      place: placeOf((article.title ?? article.body[0])?.position),
      pictures: [],
    }
  }

  const fromDirective = (node: ContainerDirective, outerVisibility: Visibility, nested: boolean): Draft[] => {
    const place = openingPlace(node, context.lines)
    const kind = context.kinds.get(node.name)
    if (kind === undefined) {
      messages.push(message('directive-unknown', context.file, place, `Unexpected block "${node.name}", expected a known kind`, suggestion(node.name, [...context.kinds.keys()])))
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
    const misfits = kind.check?.({ body, place }, context.file) ?? []
    messages.push(...shiftBelow(level, body, context.file), ...misfits, ...strayAlt(node, kind, read.source, context.file))
    // What its kind cannot show, such as an event without a date, is an article: no word of it is lost.
    const isShown = checked.value !== null && misfits.length === 0
    const draft: Draft = {
      kind: isShown ? node.name : 'article',
      attributes: isShown ? checked.value : {},
      givenId: node.attributes?.['id'] ?? null,
      words: label === null ? node.name : plainWords(label),
      level,
      title: label,
      body: isShown ? body : [...body, ...attributesInWords(node, kind)],
      visibility: narrowed.visibility,
      place,
      pictures: isShown ? picturesOf(checked.value, kind, read.source) : [],
    }
    return [draft, ...(firstInner === -1 ? [] : collect(rest.slice(firstInner), narrowed.visibility, true))]
  }

  const drafts = collect(root.children, outer, false)
  const named = withIds(drafts, context.file)
  return { blocks: named.blocks, definitions, messages: [...messages, ...named.messages] }
}

/**
 * Gives each block its address: the id that the editor gave, as it is, or one made from its words.
 *
 * Blocks for everyone are named as if there were no others, since a public page must not tell that something is hidden.
 * So it is a hidden block's given id that must give way when a public block has it, and its editor is told.
 */
function withIds(drafts: readonly Draft[], file: string): { blocks: Block[]; messages: Message[] } {
  const slugger = new GithubSlugger()
  const messages: Message[] = []
  const ids = new Map<Draft, string>()
  const name = (group: readonly Draft[]): void => {
    for (const draft of group) {
      if (draft.givenId === null || draft.givenId === '') continue
      if (Object.hasOwn(slugger.occurrences, draft.givenId)) {
        messages.push(message('block-attribute', file, draft.place, `Unexpected second id "${draft.givenId}", expected one of its own`, 'Another block has it already, or a title from which it is made. Write another `id`, or delete it.'))
      } else {
        slugger.occurrences[draft.givenId] = 0
        ids.set(draft, draft.givenId)
      }
    }
    for (const draft of group) {
      if (!ids.has(draft)) ids.set(draft, slugger.slug(idWords(draft.words ?? '')))
    }
  }
  const isOpen = ({ visibility }: Draft): boolean => visibility.audiences.length === 0
  name(drafts.filter(isOpen))
  name(drafts.filter((draft) => !isOpen(draft)))
  return { blocks: drafts.map((draft) => withoutDraft(draft, ids.get(draft) ?? '')), messages }
}

/** The words of a made id, which begins with a letter as a given one does: of "🎉" none can stand in it, and "2014" begins with none. */
function idWords(title: string): string {
  const made = slug(title.trim())
  return /^\p{L}/u.test(made) ? title : ['part', made].filter((part) => part !== '').join('-')
}

function withoutDraft({ givenId: _given, words: _words, ...block }: Draft, id: string): Block {
  return { ...block, id }
}

/** The values of a block's attributes as a paragraph, for a block that its kind cannot show. */
function attributesInWords(node: ContainerDirective, { pictures = {} }: BlockKind): RootContent[] {
  const values = Object.entries(node.attributes ?? {}).flatMap(([name, value]) => (name in commonAttributes || name in pictures || !value ? [] : [value]))
  return values.length === 0 ? [] : [{ type: 'paragraph', children: [{ type: 'text', value: values.join(' · ') }] }]
}

/**
 * An unknown attribute that may have been meant as an audience (`{audiance=members}`, `{.members}`) decides who may
 * read: it must not be passed over, not even in an old archive.
 */
function guardingRules(node: ContainerDirective, { audiences }: SplitContext): Rules {
  const names = (key: string): string[] => splitNames(`${key} ${node.attributes?.[key] ?? ''}`)
  const unknown: Rules['unknown'] = (meant, key, value) => {
    if (meant === 'audience' || names(key).some((name) => audiences.includes(name))) return 'audience-unknown'
    // `start=2015-04-07 10:30`: the second word was meant as a part of the value before it.
    const before = Object.entries(node.attributes ?? {})[Object.keys(node.attributes ?? {}).indexOf(key) - 1]
    const isRest = value === '' && meant === null && before !== undefined && before[0] !== key && before[1] !== ''
    return isRest ? { rule: 'block-attribute', note: `A value with a space in it stands in quotation marks: \`${before[0]}="${before[1] ?? ''} ${key}"\`.` } : 'block-attribute'
  }
  return { ...attributeRules, unknown }
}

function splitLabel(node: ContainerDirective): [readonly PhrasingContent[] | null, readonly RootContent[]] {
  const [first, ...rest] = node.children
  if (first?.type !== 'paragraph' || first.data?.directiveLabel !== true) return [null, node.children]
  return [first.children.length === 0 ? null : first.children, rest]
}

const isDefinition = (node: Nodes): node is Definition | FootnoteDefinition => node.type === 'definition' || node.type === 'footnoteDefinition'
