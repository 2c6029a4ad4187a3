import { defineConfig } from 'vitest/config'

export default defineConfig({
  // What scripts/compile.js fills in.
  define: { PROGRAM_HASH: '"test"' },
  test: {
    include: ['test/**/*.test.ts'],
    // Those have a configuration of their own: vitest.browser.config.ts.
    exclude: ['test/browser/**'],
    globalSetup: ['test/compile.ts'],
    // Two workers: what the smallest machine has.
    maxWorkers: 2,
    testTimeout: 20_000,
  },
})
