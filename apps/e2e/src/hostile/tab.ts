import type { Lens } from './lens.ts'

/** A browser's tab, as far as a visitor and the lens need it: so that one walk goes through different browsers. */
export type Tab = {
  look<K extends keyof Lens>(what: K, ...given: Parameters<Lens[K]>): Promise<ReturnType<Lens[K]>>
  /** Runs a function that stands alone on the page. */
  act(deed: () => void): Promise<void>
  click(x: number, y: number): Promise<void>
  type(text: string): Promise<void>
  /** A key by its name, or with a modifier: `Control+k`. */
  press(key: string): Promise<void>
  /** Warnings and errors of the console so far. */
  console(): readonly string[]
  close(): Promise<void>
}
