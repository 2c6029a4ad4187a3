import { expect, it } from 'vitest'
import { images } from '../../src/checks/images.js'
import { placesOf } from './checking.js'

const places = placesOf(images)

it.each([
  ['![x](https://example.org/x.png)', ['1:1 image-remote']], ['![x](x.png)', ['1:1 image-local']], ['<img src="http://example.org/x.png">', ['1:1 image-remote']], ['<image src="https://example.org/x.png">', ['1:1 image-remote']],
  ['[x](https://example.org/x.png)', []], ['no picture', []],
])('%s', (body, expected) => {
  expect(places(body)).toEqual(expected)
})
