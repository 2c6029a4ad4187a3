import { expect, it } from 'vitest'
import { mirrorStyles } from '../../src/markdown/mirror-styles.js'

it('puts what stands on the left to the right, and the other way round', () => {
  expect(
    mirrorStyles({
      ul: 'margin:0 0 16px 24px;padding:0',
      blockquote: 'padding:0 0 0 16px;border-left:3px solid #d5dce4',
      th: 'padding-right:12px;text-align:left;float:right',
    }),
  ).toEqual({
    ul: 'margin:0 24px 16px 0;padding:0',
    blockquote: 'padding:0 16px 0 0;border-right:3px solid #d5dce4',
    th: 'padding-left:12px;text-align:right;float:left',
  })
})

it('leaves alone what has no side', () => {
  const styles = { p: "margin:0 0 16px;font-family:'Left Right', serif", hr: 'border:0;border-top:1px solid #d5dce4;vertical-align:top' }
  expect(mirrorStyles(styles)).toEqual(styles)
})
