import type { Page } from 'playwright'

/** One message on a screen, as it is rendered. */
export type Shown = { seq: number; messageId: string; text: string; lane?: string }

/** The widget on a page of the shop, by what a visitor sees of it. */
export const widgetOn = (page: Page) => ({
  launcher: page.locator('button.launcher'),
  teaser: page.locator('.teaser'),
  panel: page.getByRole('dialog'),
  composer: page.getByRole('dialog').getByRole('textbox'),
  async send(text: string) {
    const composer = page.getByRole('dialog').getByRole('textbox')
    await composer.fill(text)
    await composer.press('Enter')
  },
  shown: () => shownIn(page.locator('.panel .log [data-seq]')),
  pending: page.locator('.panel .pending'),
})

export const shownIn = (list: ReturnType<Page['locator']>): Promise<Shown[]> =>
  list.evaluateAll(elements =>
    elements.map(element => {
      const { seq = '', messageId = '', lane } = (element as HTMLElement).dataset
      const text = element.querySelector('.bubble')?.textContent ?? ''
      return { seq: Number(seq), messageId, text, ...(lane && { lane }) }
    }),
  )
