import type { Appearance } from '@beckon/protocol'
import { page } from 'vitest/browser'
import { addStyles, type ConsoleOptions, openConsole } from '../doubles/console.tsx'
import { createWidgetDouble } from '../doubles/widget.ts'

export type WidgetScreen = Awaited<ReturnType<typeof openWidget>>

/** The console at a page of the widget of one site. */
export async function openWidget(
  path = 'shop',
  { appearance = {}, ...options }: ConsoleOptions & { appearance?: Appearance } = {},
) {
  await page.viewport(1280, 800)
  await addStyles()
  const widget = options.widget ?? createWidgetDouble(appearance)
  const screen = await openConsole({ part: { part: 'widget', page: path }, ...options, widget })
  // The part loads when it is first asked for.
  await import('./widget-area.tsx')
  for (let turn = 0; turn < 20 && screen.container.querySelector('.part-place .late'); turn++) await screen.settle()
  await screen.settle()
  return {
    ...screen,
    widget,
    /** What the stage of the preview was told last. */
    frame: () => screen.container.querySelector<HTMLIFrameElement>('.stage iframe')?.contentWindow ?? undefined,
  }
}
