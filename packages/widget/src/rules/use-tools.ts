import type { Running } from './running.ts'

type Tools = typeof import('../tools/main.ts')

/** Loads the tools of whoever writes the rules, and does what they are asked for. */
export function useTools(page: Running, how?: string): Promise<unknown> {
  return import(/* @vite-ignore */ `${page.widget.relay}/tools.js`).then(
    ({ use }: Tools) => use(page, how),
    () => {},
  )
}
