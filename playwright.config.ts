import { defineConfig } from '@playwright/test';

/** End-to-end tests in a real Electron: run them with `npm test -- e2e`, which builds and finds everything they need. */
export default defineConfig({
  testDir: 'e2e',
  timeout: 90_000,
  expect: { timeout: 10_000 },
  fullyParallel: false,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  reporter: 'list',
});
