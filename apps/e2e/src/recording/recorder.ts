import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright'
import { build } from 'vite'
import { newPerson, type Person } from '../browser/browser.ts'

/** An event of a recorded session but for its moment. */
type Heard = { type: string; [field: string]: unknown }

export type Recorder = Person & {
  /** What only the driver knows, at this moment. */
  add(event: Heard): void
  /** All that was heard, `at` from the first event on, the shop under a name that is the same for everybody. */
  lines(): string[]
}

const shopName = 'https://shop.test'

/** A browser whose pages are recorded as the widget hears them. `seed` is the visitor's. */
export async function startRecorder(browser: Browser, shop: string, seed: string): Promise<Recorder> {
  const person = await newPerson(browser)
  const heard: ({ at: number } & Heard)[] = []
  await person.context.exposeFunction('heard', (event: string) => void heard.push(JSON.parse(event)))
  await person.context.addInitScript({ content: await bundle() })
  const beganMs = Date.now()
  const before: Heard[] = [
    { type: 'clock', now: new Date(beganMs).toISOString() },
    {
      type: 'visitor',
      visit: 1,
      language: 'en-IE',
      device: 'desktop',
      timeZone: 'Europe/Dublin',
      seed,
    },
    { type: 'availability', online: true, free: 3, waiting: 0 },
    { type: 'chat', state: 'none' },
  ]
  heard.push(...before.map(event => ({ at: beganMs, ...event })))
  return {
    ...person,
    add: event => void heard.push({ at: Date.now(), ...event }),
    lines: () =>
      heard
        .map(event => ({ ...event, at: event.at - beganMs }))
        .sort((a, b) => a.at - b.at)
        .map(event => JSON.stringify(event).replaceAll(shop, shopName)),
  }
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: fileURLToPath(new URL('./page-side.ts', import.meta.url)), formats: ['iife'], name: 'recording' },
    },
  })
  const outputs = [built].flat() as unknown as { output: { code?: string }[] }[]
  return outputs
    .flatMap(({ output }) => output)
    .map(({ code = '' }) => code)
    .join('\n')
}

/** A hand on the mouse for so long: about one move a second. */
export async function linger(page: Page, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    await page.mouse.move(300 + 40 * (second % 5), 300 + 25 * (second % 7), { steps: 4 })
    await page.waitForTimeout(1000)
  }
}
