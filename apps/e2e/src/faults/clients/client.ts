import type { Random } from '../random/random.ts'

/** Somebody with a screen, as a scenario uses them. */
export type Client = {
  readonly name: string
  /** Presses send once. False while there is nowhere to send to. */
  say(text: string): boolean
  /** Types, and stops or not as people do. */
  type(on: boolean): void
  /** Reads to the end of what is shown. */
  read(): void
  /** Comes back at once instead of waiting, as a page does that becomes visible. */
  wake(): void
  /** Nothing of one's own is under way, the connection stands, and all that is known of is shown. */
  isQuiet(): boolean
  /** Resolves when what was asked of it so far has been done, for one that takes its time. */
  done?(): Promise<void>
  /** Shows also what stands before the first message held. */
  showAll(): Promise<void>
  /** Draws at once. */
  draw(): void
  stop(): void
  /** The page is loaded anew; storage survives. */
  reload?(): void
}

/** Where a client reaches the relay, and as whom. */
export type Address = { relay: string; origin: string; cookie?: string }

/** `skewMs` is how far the device's clock is off: always, or as it is asked. */
export type Surroundings = { random: Random; skewMs: number | (() => number) }
