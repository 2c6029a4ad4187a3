import { defineConfig } from 'vitest/config'

/**
 * Tests that put something else in a module's place, or that run the executable and clean up behind it: each file has
 * modules of its own. All others share theirs, which takes half a minute off.
 */
const apart = ['test/cli/*.test.ts', 'test/*.test.ts', 'test/site/*.test.ts', 'test/email/outlook.test.ts', 'test/schema/yaml.test.ts', 'test/stages/pool.test.ts', 'test/stages/picture-store.test.ts', 'test/output/recovery.test.ts', 'test/output/lock.test.ts']

export default defineConfig({
  // What scripts/compile.js fills in.
  define: { PROGRAM_HASH: '"test"' },
  test: {
    globalSetup: ['test/compile.ts'],
    // Two workers: what the smallest machine has.
    maxWorkers: 2,
    testTimeout: 20_000,
    projects: [
      { extends: true, test: { name: 'apart', include: apart } },
      // Those in test/browser/ have a configuration of their own: vitest.browser.config.ts.
      { extends: true, test: { name: 'together', include: ['test/**/*.test.ts'], exclude: ['test/browser/**', ...apart], isolate: false } },
    ],
  },
})
