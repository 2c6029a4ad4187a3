import type { Element, ElementContent } from 'hast'
import { inset, stack, type Block, type Spacing, type State } from './text-block.js'
import { textWidth } from './text-chars.js'
import { checkbox } from './text-inline.js'
import { hasAttribute, hasClass, isElement, solidChildren, wholeNumber } from './text-node.js'

/** `- ` before each item, or the box of a task. */
export const unorderedList: Block = (node, state) => {
  const spacing = spacingOf(node)
  const items = solidChildren(node).map((item) => {
    const task = takeCheckbox(item)
    return task === undefined
      ? listItem(bodyOf(item), isElement(item, 'li') ? '- ' : '  ', state, spacing)
      : listItem(task.body, `${task.box} `, state, spacing)
  })
  return stack(items, spacing)
}

/** `1. ` before each item, the numbers right-aligned; honours `start`, `reversed` and `value`. */
export const orderedList: Block = (node, state) => {
  const spacing = spacingOf(node)
  return stack(numberedItems(node, state, spacing, (number) => `${number}.`), spacing)
}

/**
 * Footnotes, each behind the `[1]` that the text refers to it by. The heading is printed if one can
 * see it in the HTML too: remark-rehype's own has the class `sr-only`.
 */
export const footnotes: Block = (node, state) =>
  stack(
    solidChildren(node)
      .filter((child) => !(isElement(child) && hasClass(child, 'sr-only')))
      .map((child) => (isElement(child, 'ol') ? notes(child, state) : state.flow([child], state))),
  )

const notes: Block = (node, state) => {
  const items = numberedItems(node, state, 'loose', (number) => `[${number}]`)
  const hasGap = items.some((lines) => lines.some((line) => line.trim() === ''))
  return stack(items, hasGap ? 'loose' : 'tight')
}

/** A term on its own line, what it means indented below it, a blank line before the next term. */
export const descriptionList: Block = (node, state) => {
  const parts = solidChildren(node).flatMap((child) =>
    isElement(child, 'div') ? solidChildren(child) : [child],
  )
  const groups: string[][] = []
  let isOpen = false
  for (const part of parts) {
    const isMeaning = isElement(part, 'dd')
    const lines = isMeaning
      ? inset((inner) => inner.flow(part.children, inner), state, { first: '    ', rest: '    ' })
      : state.flow(bodyOf(part), state)
    const group = isOpen || isMeaning ? groups.pop() : undefined
    groups.push([...(group ?? []), ...lines])
    isOpen = !isMeaning
  }
  return stack(groups)
}

function spacingOf(list: Element): Spacing {
  const isLoose = list.children.some(
    (item) => isElement(item, 'li') && item.children.some((child) => isElement(child, 'p')),
  )
  return isLoose ? 'loose' : 'tight'
}

function numberedItems(
  list: Element,
  state: State,
  spacing: Spacing,
  write: (number: number) => string,
): string[][] {
  const items = solidChildren(list)
  const marks = numbersOf(list, items).map((number) => (number === undefined ? '' : write(number)))
  const width = marks.reduce((widest, mark) => Math.max(widest, textWidth(mark)), 0)
  return items.map((item, index) =>
    listItem(bodyOf(item), `${(marks[index] ?? '').padStart(width)} `, state, spacing),
  )
}

/** HTML's rules for ordinal values; a child that is no item has none. */
function numbersOf(list: Element, items: readonly ElementContent[]): (number | undefined)[] {
  const isReversed = hasAttribute(list, 'reversed')
  const count = items.filter((item) => isElement(item, 'li')).length
  let next = wholeNumber(list, 'start') ?? (isReversed ? count : 1)
  return items.map((item) => {
    if (!isElement(item, 'li')) return undefined
    const number = wholeNumber(item, 'value') ?? next
    next = number + (isReversed ? -1 : 1)
    return number
  })
}

function listItem(
  body: readonly ElementContent[],
  mark: string,
  state: State,
  spacing: Spacing,
): string[] {
  const indent = { first: mark, rest: ' '.repeat(textWidth(mark)) }
  const lines = inset((inner) => inner.flow(body, inner, spacing), state, indent)
  return lines.length === 0 && mark.trim() !== '' ? [mark] : lines
}

function bodyOf(item: ElementContent): readonly ElementContent[] {
  return isElement(item, 'li', 'dt') ? item.children : [item]
}

/** The box of a task list item, which in a loose list stands inside its first paragraph. */
function takeCheckbox(
  item: ElementContent,
): { box: string; body: readonly ElementContent[] } | undefined {
  if (!isElement(item, 'li')) return undefined
  const [first, ...rest] = solidChildren(item)
  if (isElement(first, 'input')) {
    const box = checkbox(first)
    return box === '' ? undefined : { box, body: item.children.filter((child) => child !== first) }
  }
  if (!isElement(first, 'p')) return undefined
  const [input] = solidChildren(first)
  const box = isElement(input, 'input') ? checkbox(input) : ''
  if (box === '') return undefined
  const paragraph = { ...first, children: first.children.filter((child) => child !== input) }
  return { box, body: [paragraph, ...rest] }
}
