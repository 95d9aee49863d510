import axe from 'axe-core'
import { afterAll, afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { emulate } from '../doubles/media.ts'
import { states } from '../doubles/states.ts'
import ar from '../locales/ar.ts'
import en from '../locales/en.ts'

const directions = [
  ['from left to right', en],
  ['from right to left', ar],
] as const
const all = Object.entries(states).flatMap(([name, state]) =>
  directions.map(([direction, texts]) => [name, direction, state, texts] as const),
)

let host: HTMLElement | undefined
afterEach(() => host?.remove())
afterAll(() => emulate({}))

/** All that axe knows, with what it leaves out by itself although WCAG 2.2 asks for it. What is about a whole page is not ours. */
const options: axe.RunOptions = {
  rules: { 'target-size': { enabled: true }, region: { enabled: false } },
  resultTypes: ['violations'],
}

test.each(all)(
  'axe finds nothing to mend, light and dark, wide and narrow: %s, %s',
  async (_name, _direction, { shows, draw }, texts) => {
    await emulate({ 'prefers-reduced-motion': 'reduce' })
    host = await draw(texts)
    expect(host.shadowRoot?.querySelector(shows)?.checkVisibility()).toBe(true)
    for (const width of [380, 320]) {
      await page.viewport(width, 640)
      for (const scheme of ['light', 'dark']) {
        await emulate({ 'prefers-color-scheme': scheme, 'prefers-reduced-motion': 'reduce' })
        const { violations, passes } = await axe.run(host, options)
        const found = violations.map(({ id, nodes }) => [
          id,
          nodes.map(({ html, failureSummary }) => html + failureSummary),
        ])
        expect({ width, scheme, found }).toEqual({ width, scheme, found: [] })
        expect(passes.map(({ id }) => id)).toContain('target-size')
      }
    }
  },
)
