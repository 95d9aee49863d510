import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { root } from '../architecture/house.ts'

/** Pictures of every face, made on real data, to be looked at: `screenshots/` is not kept in git. */
export const folder = join(root, 'screenshots')

export async function take(page: Page, name: string): Promise<Buffer> {
  mkdirSync(folder, { recursive: true })
  // Animations are over and nothing blinks: the same picture each time.
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  writeFileSync(join(folder, `${name}.png`), picture)
  return picture
}

/** Wide in both colours, and as on a phone. */
export async function takeLooks(page: Page, name: string): Promise<void> {
  await take(page, `${name}-light`)
  await page.emulateMedia({ colorScheme: 'dark' })
  await take(page, `${name}-dark`)
  await page.setViewportSize({ width: 390, height: 844 })
  await take(page, `${name}-phone-dark`)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1440, height: 900 })
}
