import { article } from './article.js'
import { brief } from './brief.js'
import { editorial } from './editorial.js'
import { event } from './event.js'
import type { BlockKind } from './kind.js'

/** Every kind of block. A new one is a file of this folder, a line here, and its templates. */
export const blockKinds: ReadonlyMap<string, BlockKind> = new Map<string, BlockKind>(Object.entries({ article, editorial, event, brief }))
