// Vitest: every test file by itself, with room for those that build a site or drive a browser.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    reporters: ['default', ['json', { outputFile: '.warraq/test-results.json' }]],
    env: { TZ: 'UTC' },
  },
})
