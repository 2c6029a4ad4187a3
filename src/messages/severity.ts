import type { Message } from './message.js'
import { rules, type RuleId } from './rules.js'

export type Preset = 'strict' | 'lenient'

export type CheckSetting = 'error' | 'warning' | 'off'

/** The `checks` of newsletter.yaml, read: the preset, and the rules that are judged otherwise. */
export interface Checks {
  readonly preset: Preset
  readonly rules: Readonly<Partial<Record<RuleId, CheckSetting>>>
}

/**
 * Judges messages by the newsletter's own `checks`; those of a rule that is off are left out.
 *
 * Unsafe findings are errors whatever `checks` says. A rule's own setting wins over the preset.
 */
export function applyChecks(messages: readonly Message[], checks: Checks): Message[] {
  return messages.flatMap((message) => {
    const setting = settingFor(message, checks)
    return setting === 'off' ? [] : [{ ...message, severity: setting }]
  })
}

function settingFor({ rule, severity }: Message, checks: Checks): CheckSetting {
  if (rules[rule].unsafe) return 'error'
  return checks.rules[rule] ?? (checks.preset === 'lenient' ? 'warning' : severity)
}

/** What is told when all is written cannot be an error any more, whatever `checks` says. */
export function asWarning(found: Message): Message {
  return { ...found, severity: 'warning' }
}
