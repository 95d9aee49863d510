import type { Page } from 'playwright'
import { shownIn } from './shown.ts'

/** The widget on a page of the shop, by what a visitor sees of it. */
export const widgetOn = (page: Page) => {
  const panel = page.getByRole('dialog')
  return {
    launcher: page.locator('button.launcher'),
    teaser: page.locator('.teaser'),
    panel,
    composer: panel.getByRole('textbox'),
    async send(text: string) {
      await panel.getByRole('textbox').fill(text)
      await panel.getByRole('textbox').press('Enter')
    },
    shown: () => shownIn(page.locator('.panel [role=log] [data-seq]'), '.bubble'),
    pending: page.locator('.panel .pending'),
  }
}
