import { describe, expect, it } from 'vitest'
import { message } from '../../src/messages/report.js'
import type { RuleId } from '../../src/messages/rules.js'
import { applyChecks, type Checks } from '../../src/messages/severity.js'

const judged = (rule: RuleId, checks: Checks): string[] => applyChecks([message(rule, 'a.md', null, 'text', 'note')], checks).map(({ severity }) => severity)

describe('applyChecks', () => {
  it('judges by the rules’ defaults when nothing is set', () => {
    const checks: Checks = { preset: 'strict', rules: {} }
    expect(judged('block-title', checks)).toEqual(['error'])
    expect(judged('email-size', checks)).toEqual(['warning'])
  })

  it('turns every error that is not unsafe into a warning for an old archive', () => {
    const checks: Checks = { preset: 'lenient', rules: {} }
    expect(judged('block-title', checks)).toEqual(['warning'])
    expect(judged('email-size', checks)).toEqual(['warning'])
    expect(judged('url-unsafe', checks)).toEqual(['error'])
  })

  it.each(['strict', 'lenient'] as const)('lets a rule’s own setting win over the preset %s', (preset) => {
    expect(judged('block-title', { preset, rules: { 'block-title': 'error' } })).toEqual(['error'])
    expect(judged('block-title', { preset, rules: { 'block-title': 'warning' } })).toEqual(['warning'])
    expect(judged('block-title', { preset, rules: { 'block-title': 'off' } })).toEqual([])
    expect(judged('email-size', { preset, rules: { 'email-size': 'error' } })).toEqual(['error'])
  })

  it.each(['warning', 'off'] as const)('never softens an unsafe finding, not even when its rule is set to %s', (setting) => {
    expect(judged('audience-unknown', { preset: 'lenient', rules: { 'audience-unknown': setting } })).toEqual(['error'])
  })

  it('changes nothing but the severity', () => {
    const before = message('block-title', 'a.md', { line: 1, column: 2 }, 'text', 'note')
    expect(applyChecks([before], { preset: 'lenient', rules: {} })).toEqual([{ ...before, severity: 'warning' }])
    expect(before.severity).toBe('error')
  })
})
