import { defineConfig } from 'vitest/config'

/** What only a browser can tell: `npm run test:browser`. Without Chromium the tests are skipped, and a line says so. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/compile.ts', 'test/browser/setup.ts'],
    // What the smallest machine has; a browser is several processes already.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
