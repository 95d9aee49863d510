import type { Browser } from 'playwright'
import { lensText } from './lens.ts'
import type { HostilePage } from './page.ts'
import type { Tab } from './tab.ts'

/** Opens the page in a browser of its own person. */
export async function openInChromium(
  browser: Browser,
  page: HostilePage,
  address: string,
  relay: string,
): Promise<Tab> {
  const context = await browser.newContext({ viewport: { width: 1024, height: 700 }, ...page.context })
  await context.addInitScript({ content: `${lensText(relay)};${page.browser ? `(${page.browser})()` : ''}` })
  const tab = await context.newPage()
  const said: string[] = []
  tab.on('console', message => ['error', 'warning'].includes(message.type()) && said.push(message.text()))
  tab.on('pageerror', error => said.push(error.message))
  await tab.goto(address)
  const frame = page.sandbox === undefined ? tab.mainFrame() : (tab.frame('page') ?? tab.mainFrame())
  return {
    look: (what, ...given) =>
      frame.evaluate(
        ([what, given]) => {
          const lens = (window as never as Record<symbol, Record<string, (...given: unknown[]) => unknown>>)[
            Symbol.for('lens')
          ]
          return lens?.[what]?.(...given)
        },
        [what, given] as [string, unknown[]],
      ) as never,
    act: async deed => void (await frame.evaluate(`(${deed})()`)),
    click: (x, y) => tab.mouse.click(x, y),
    type: text => tab.keyboard.type(text),
    press: key => tab.keyboard.press(key),
    console: () => said,
    close: () => context.close(),
  }
}
