import { defineConfig } from 'vitest/config'

export default defineConfig({
  // What scripts/compile.js fills in.
  define: { PROGRAM_HASH: '"test"' },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/compile.ts'],
    // Two workers: what the smallest machine has.
    maxWorkers: 2,
    testTimeout: 20_000,
  },
})
