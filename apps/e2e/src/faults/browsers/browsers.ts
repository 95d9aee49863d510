import type { Browser } from 'playwright'
import { launchBrowser } from '../../browser/browser.ts'
import { type Pages, servePages } from './pages.ts'

export type Browsers = { browser: Browser; pages: Pages; close(): Promise<void> }

/** One Chromium for all who need one, and the pages they are on. */
export async function openBrowsers(): Promise<Browsers> {
  const [browser, pages] = await Promise.all([launchBrowser(), servePages()])
  return {
    browser,
    pages,
    async close() {
      await browser.close()
      pages.close()
    },
  }
}
