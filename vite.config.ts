import { fileURLToPath } from 'node:url'
import { playwright } from '@vitest/browser-playwright'
import type { UserConfig } from 'vite'
import { defineConfig } from 'vitest/config'
import { consoleBuild } from './apps/console/src/build.ts'
import { demoBuild } from './apps/demo/src/build.ts'
import { widgetBuild } from './packages/widget/src/build.ts'

declare module 'vitest' {
  interface ProvidedContext {
    chromiumPath: string
  }
}

/** Also handed to tests that must not reach into the room it is in. */
const chromiumPath = fileURLToPath(new URL('apps/e2e/src/browser/chromium.sh', import.meta.url))

/** Chromium's own background traffic is refused by closed networks, many times at once; none of it is wanted in a test. */
const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** So that a test tells what is wrong with the code, not how busy the machine is. */
const patienceMs = 20_000

/** What `vite build --mode NAME` builds; each room describes its own. */
const builds: Record<string, () => UserConfig> = { console: consoleBuild, demo: demoBuild, widget: widgetBuild }

/** Hundreds of relays and commands are started by the tests; what Node compiled for one, the next one need not compile again. */
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('node_modules/.beckon/compiled', import.meta.url))

export default defineConfig(({ mode }) => ({
  ...builds[mode]?.(),
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['{packages,apps}/*/src/**/*.test.{ts,tsx}'],
          exclude: ['**/*.page.test.{ts,tsx}', 'apps/e2e/**'],
          testTimeout: patienceMs,
          provide: { chromiumPath },
          // Many wait for a server to start or to die. Vitest leaves one core to itself, which of two is half.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: {
          name: 'page',
          include: ['{packages,apps}/*/src/**/*.page.test.{ts,tsx}'],
          testTimeout: patienceMs,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: chromiumPath, args: chromiumArgs } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['apps/e2e/src/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
}))
