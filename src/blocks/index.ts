import type { KindName, OwnBlock } from '../schema/own-blocks.js'
import { action } from './action.js'
import { article } from './article.js'
import { aside } from './aside.js'
import { brief } from './brief.js'
import { contact } from './contact.js'
import { editorial } from './editorial.js'
import { event } from './event.js'
import { figures } from './figures.js'
import { gallery } from './gallery.js'
import { interview } from './interview.js'
import type { BlockKind } from './kind.js'
import { notice } from './notice.js'
import { ownKind } from './own.js'
import { publication } from './publication.js'
import { quote } from './quote.js'
import { roster } from './roster.js'
import { updates } from './updates.js'

export type BlockKinds = ReadonlyMap<string, BlockKind>

/** Every kind of block that comes with efc-news. A new one is a file of this folder, a line here, and its templates. */
const kinds = { article, editorial, interview, updates, event, brief, notice, publication, quote, figures, action, roster, gallery, contact, aside } satisfies Record<KindName, unknown>

export const blockKinds: BlockKinds = new Map<string, BlockKind>(Object.entries(kinds))

/** The kinds of a newsletter: those that come with efc-news, and its own. */
export function kindsOf({ blocks }: { readonly blocks: Readonly<Record<string, OwnBlock>> }): BlockKinds {
  return new Map([...Object.entries(blocks).map(([name, definition]) => [name, ownKind(name, definition)] as const), ...blockKinds])
}
