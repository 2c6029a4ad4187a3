import { defineConfig } from 'vitest/config'

/**
 * Tests that put something else in a module's place: each file has modules of its own. All others share theirs, and with
 * them the process in which test/project.ts runs the executable.
 */
const apart = ['test/schema/yaml.test.ts', 'test/stages/pool.test.ts', 'test/stages/picture-store.test.ts', 'test/output/recovery.test.ts', 'test/output/lock.test.ts', 'test/commands/send.test.ts']

// What scripts/compile.js fills in.
const define = { PROGRAM_HASH: '"test"' }
const testTimeout = 20_000

export default defineConfig({
  test: {
    globalSetup: ['test/compile.ts'],
    // Two workers: what the smallest machine has.
    maxWorkers: 2,
    // They do not extend what stands above: each would compile the program once more.
    projects: [
      { define, test: { name: 'apart', include: apart, testTimeout } },
      // Those in test/browser/ have a configuration of their own: vitest.browser.config.ts.
      { define, test: { name: 'together', include: ['test/**/*.test.ts'], exclude: ['test/browser/**', ...apart], testTimeout, isolate: false } },
    ],
  },
})
