import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { anything, extend, flag, isHtml, isPrintable, isText, itemsOf, literal, markOf, namesOf, propertyOf, scalar, shapeOf, type Shape } from '../../src/template/view-shape.js'

const tree = z.object({
  label: z.string(),
  get children() {
    return z.array(tree)
  },
})

const html = z.string().meta({ html: true })

const view = shapeOf(
  z.object({
    title: z.string().optional(),
    note: z.string().nullable(),
    place: z.object({ city: z.string() }).nullable(),
    tags: z.array(z.object({ name: z.string() })).readonly(),
    pair: z.tuple([z.object({ first: z.string() }), z.object({ second: z.string() })]),
    strings: z.record(z.string(), z.object({ text: z.string() })),
    block: z.union([z.object({ event: z.string() }), z.object({ quote: z.string() })]),
    both: z.intersection(z.object({ left: z.string() }), z.object({ right: z.string() })),
    later: z.lazy(() => z.object({ inside: z.string() })),
    tree,
    open: z.looseObject({ known: z.string() }),
    date: z.date(),
    status: z.enum(['draft', 'ready']).default('ready'),
    body: html,
    caption: html.nullable(),
    parts: z.array(html).meta({ insteadOf: ['body'] }),
    either: z.union([html, z.string()]),
  }),
)

const at = (path: string): Shape | null => path.split('.').reduce<Shape | null>((shape, name) => (shape === null ? null : propertyOf(shape, name)), view)

describe('view-shape', () => {
  it.each(['title', 'note', 'place.city', 'tags.0.name', 'tags.length', 'pair.1.second', 'strings.anything.text', 'block.event', 'block.quote', 'both.left', 'both.right', 'later.inside', 'tree.children.0.children.0.label', 'open.known', 'open.other', 'date.anything', 'status'])('has %s', (path) => {
    expect(at(path)).not.toBeNull()
  })

  it.each(['titel', 'title.length', 'note.text', 'place.town', 'tags.name', 'strings.anything.word', 'block.article', 'tree.children.0.name', 'constructor', 'title.constructor', 'status.draft'])('has no %s', (path) => {
    expect(at(path)).toBeNull()
  })

  it.each([
    ['tags', ['name']],
    ['strings', ['text']],
    ['pair', ['first', 'second']],
    ['tree.children', ['label', 'children']],
  ])('goes through %s', (path, names) => {
    expect(namesOf(itemsOf(at(path) ?? scalar) ?? scalar)).toEqual(names)
  })

  it.each(['title', 'place', 'open', 'status'])('does not go through %s', (path) => {
    expect(itemsOf(at(path) ?? anything)).toBeNull()
  })

  it('comes to an end for a type that is a union with itself', () => {
    const loop: z.ZodType = z.lazy(() => z.union([loop, z.object({ inside: z.string() })]))
    expect(namesOf(shapeOf(loop))).toEqual(['inside'])
  })

  it('knows what reads as words', () => {
    expect(['title', 'note', 'place', 'tags', 'block', 'date'].map((path) => isPrintable(at(path) ?? anything))).toEqual([true, true, false, false, false, true])
  })

  it('knows what can be nothing but words', () => {
    expect(['title', 'note', 'tags.length', 'status', 'either', 'date', 'place', 'tags', 'block'].map((path) => isText(at(path) ?? flag))).toEqual([true, true, true, true, true, true, false, false, false])
    expect([isText(scalar), isText(literal), isText(flag), isText(shapeOf(z.union([z.string(), z.object({})])))]).toEqual([true, true, false, false])
  })

  it('knows what may not be there', () => {
    expect(['note', 'place', 'title', 'tags.0', 'status', 'strings.any', 'tags', 'pair.1', 'place.city', 'tags.length', 'both.left', 'date'].filter((path) => at(path)?.isNullable)).toEqual(['note', 'place', 'title', 'tags.0'])
    expect(itemsOf(shapeOf(z.array(z.string().nullable())))?.isNullable).toBe(true)
    const extended = extend(at('tags') ?? scalar, new Map([['note', at('note') ?? scalar], ['city', at('place.city') ?? scalar]]))
    expect(['note', 'city'].map((name) => propertyOf({ ...extended, alternatives: extended.alternatives.map((schema) => ({ ...schema, type: 'object' as const })) }, name)?.isNullable)).toEqual([true, false])
  })

  it('knows what is HTML, and what is not or may be either', () => {
    expect(['body', 'caption', 'parts.0', 'title', 'place.city', 'status', 'tags.length', 'either', 'date'].map((path) => isHtml(at(path) ?? anything))).toEqual([true, true, true, false, false, false, false, null, null])
    expect([isHtml(literal), isHtml(anything), isHtml(scalar)]).toEqual([null, null, false])
  })

  it('keeps what else a schema says', () => {
    expect([markOf(at('parts') ?? anything, 'insteadOf'), markOf(at('parts.0') ?? anything, 'insteadOf'), markOf(at('caption') ?? anything, 'html')]).toEqual([['body'], undefined, true])
  })

  it('knows the way to a value', () => {
    expect(['place.city', 'tags.0.name', 'strings.any.text'].map((path) => at(path)?.path)).toEqual(['place.city', 'tags.0.name', 'strings.any.text'])
    expect(propertyOf(itemsOf(at('tags') ?? anything) ?? anything, 'name')?.path).toBe('tags.*.name')
    expect([view.path, propertyOf(anything, 'name')?.path]).toEqual(['', null])
  })

  it('adds names without losing any', () => {
    const extended = extend(at('place') ?? scalar, new Map([['tags', at('tags') ?? scalar]]))
    expect(namesOf(extended)).toEqual(['city', 'tags'])
    expect(namesOf(itemsOf(propertyOf(extended, 'tags') ?? scalar) ?? scalar)).toEqual(['name'])
  })
})
