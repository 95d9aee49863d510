import type { Page } from 'playwright'
import type { RelayProcess } from '../relay/process.ts'
import { shownIn } from './shown.ts'

/** The console, by what an operator sees of it. */
export const consoleOn = (page: Page) => ({
  rows: page.locator('.row[data-row]'),
  row: (conversation: string) => page.locator(`.row[data-row="${conversation}"]`),
  rowIds: () =>
    page.locator('.row[data-row]').evaluateAll(rows => rows.map(row => (row as HTMLElement).dataset.row ?? '')),
  waiting: page.locator('[data-section=waiting] .row'),
  older: page.locator('.older'),
  log: page.getByRole('log'),
  composer: page.getByRole('textbox', { name: /^(Reply|Note)/ }),
  async signIn({ relay, password }: RelayProcess) {
    await page.goto(`${relay}/console/`)
    await page.getByLabel('Name').fill('ann')
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: /No conversation/ }).waitFor()
  },
  async send(text: string) {
    const composer = page.getByRole('textbox', { name: /^Reply/ })
    await composer.fill(text)
    await composer.press('Enter')
  },
  take: page.getByRole('button', { name: /^Take/ }),
  async note(text: string) {
    const composer = page.getByRole('textbox', { name: /^Note/ })
    const wasNote = (await composer.count()) > 0
    if (!wasNote) await page.keyboard.press('Alt+N')
    await composer.fill(text)
    await composer.press('Enter')
    if (!wasNote) await page.keyboard.press('Alt+N')
  },
  shown: () => shownIn(page.locator('[role=log] [data-seq]'), '.body'),
  pending: page.locator('[role=log] [data-state]'),
})
