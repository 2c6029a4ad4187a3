import type { Element, ElementContent } from 'hast'
import { imageOf, isBlank, isBlock, isElement, withTitle } from './text-node.js'

/** Elements in which words can stand without a paragraph, such as the items of a tight list. */
const HOLDERS = new Set(['blockquote', 'dd', 'details', 'div', 'li', 'section', 'td', 'th'])

/**
 * Pictures that stand alone, each as a figure: so a reader sees a picture there, and not a word of that size. A title
 * becomes the caption: as a title nobody sees it who does not hover over the picture.
 *
 * Alone are one or more pictures, linked or not, without a word beside them: in a paragraph, or on the top level, where
 * raw HTML stands in no paragraph. In an item, a cell or the like only those with a caption become figures: the others
 * may be as small as a word. What comes in is not changed.
 */
export function withFigures(nodes: readonly ElementContent[]): ElementContent[] {
  return settleRuns(settleWithin(nodes, false), () => true)
}

function settleWithin(nodes: readonly ElementContent[], isInFigure: boolean): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (!isElement(node)) return [node]
    const figures = isElement(node, 'p') ? figuresOf(node.children, node.properties) : null
    // The figure is already there: its editor wrote it, with a paragraph of Markdown in it.
    if (figures !== null) return isInFigure ? node.children : figures
    const children = settleWithin(node.children, isInFigure || node.tagName === 'figure')
    if (node.tagName === 'figure') return [captioned({ ...node, children })]
    return [{ ...node, children: HOLDERS.has(node.tagName) && !isInFigure ? settleRuns(children, hasCaption) : children }]
  })
}

/** Nodes whose runs of inline nodes are figures, where they are pictures and one of them is wanted. */
function settleRuns(nodes: readonly ElementContent[], isWanted: (figure: Element) => boolean): ElementContent[] {
  const settled: ElementContent[] = []
  let run: ElementContent[] = []
  const closeRun = (): void => {
    const figures = figuresOf(run)
    settled.push(...(figures?.some(isWanted) ? [...run.slice(0, 1).filter(isBlank), ...figures, ...run.slice(-1).filter(isBlank)] : run))
    run = []
  }
  for (const node of nodes) {
    if (isBlock(node)) {
      closeRun()
      settled.push(node)
    } else {
      run.push(node)
    }
  }
  closeRun()
  return settled
}

/** A figure of its editor's; when it holds one picture and nothing else, the picture's title is its caption. */
function captioned(figure: Element): Element {
  const [own, ...others] = figuresOf(figure.children, figure.properties) ?? []
  return own !== undefined && others.length === 0 && hasCaption(own) ? own : figure
}

/** A figure for each of the pictures, or null when they are not alone. The first has the paragraph's id. */
function figuresOf(nodes: readonly ElementContent[], properties: Element['properties'] = {}): Element[] | null {
  const solid = nodes.filter((node) => !isBlank(node) && !isElement(node, 'br'))
  const pictures = solid.filter(isPicture)
  if (pictures.length === 0 || pictures.length < solid.length) return null
  const { id: _, ...others } = properties
  return pictures.map((picture, index) => figureOf(picture, index === 0 ? properties : others))
}

/** A picture, or a link around one. */
function isPicture(node: ElementContent): node is Element {
  return imageOf(node) !== undefined
}

function figureOf(picture: Element, properties: Element['properties']): Element {
  const title = imageOf(picture)?.properties['title']
  const caption: Element[] = typeof title === 'string' && title.trim() !== '' ? [{ type: 'element', tagName: 'figcaption', properties: {}, children: [{ type: 'text', value: title.trim() }] }] : []
  return { type: 'element', tagName: 'figure', properties, children: [withTitle(picture, null), ...caption] }
}

function hasCaption({ children }: Element): boolean {
  return children.some((child) => isElement(child, 'figcaption'))
}
