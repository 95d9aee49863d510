import type { Run } from '../history/event.ts'

/** Something that must be true of every run. `check` answers a line for each breach, none when it holds. */
export type Invariant = {
  name: string
  /** The column of the table a breach counts in. */
  column: 'lost' | 'duplicated' | 'reordered' | 'leaked' | 'other'
  check(run: Run): string[]
}

export type Breach = { invariant: Invariant; lines: string[] }
