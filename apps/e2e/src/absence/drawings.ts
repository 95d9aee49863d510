import type { Page } from 'playwright'

/** What the panel looked like after a change of its document. */
export type Drawing = { texts: readonly string[]; isReconnecting: boolean; atMs: number }

/** From now on looks at the panel after every change of its document; `read` answers what was seen, by the clock of the page. */
export async function watchDrawings(page: Page): Promise<{ read(): Promise<readonly Drawing[]> }> {
  const drawings = await page.locator('.panel').evaluateHandle(panel => {
    const seen: { texts: string[]; isReconnecting: boolean; atMs: number }[] = []
    const look = () => {
      const bubbles = [...panel.querySelectorAll('[role=log] [data-seq] .bubble')]
      seen.push({
        texts: bubbles.map(({ textContent }) => textContent ?? ''),
        isReconnecting: panel.querySelector('.notice') !== null,
        atMs: performance.now(),
      })
    }
    new MutationObserver(look).observe(panel, { childList: true, subtree: true })
    return seen
  })
  return { read: () => drawings.jsonValue() }
}
