import { expect, it } from 'vitest'
import { describeContents } from '../../src/output/hash.js'
import { sha256 } from '../../src/sha256.js'
import { stored } from './tree.js'

it('describes text as its UTF-8, and bytes as they are', () => {
  const described = { sha256: '4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c', bytes: 2 }
  expect(describeContents('é')).toEqual(described)
  expect(describeContents(Uint8Array.of(0xc3, 0xa9))).toEqual(described)
  expect(sha256('é')).toBe(described.sha256)
})

it('describes what is stored elsewhere without reading it', () => {
  const readings: string[] = []
  expect(describeContents(stored('é', readings))).toEqual(describeContents('é'))
  expect(readings).toEqual([])
})
