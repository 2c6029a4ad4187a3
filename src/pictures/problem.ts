import type { RuleId } from '../messages/rules.js'

/** Why a file makes no picture; whoever names the file knows the place. `text` and `note` are those of a message. */
export interface PictureProblem {
  readonly rule: RuleId
  readonly text: string
  readonly note: string
}
