import type { Desk } from '@beckon/protocol'
import type { RuleFile } from '@beckon/rules'

/** What `GET /v1/sites/KEY` answers: all that the widget knows before the visitor does anything. */
export type Settings = {
  name: string
  /** The published rules with their version; null where there are none. */
  rules: RuleFile | null
  desk: Desk
  appearance: Appearance
  hasAnswers: boolean
}

/** The owner's colour, `#rrggbb`, and black or white on it, both checked by the relay (an older one may leave them out); `side` is where the launcher stands. */
export type Appearance = { accent?: string; onAccent?: '#fff' | '#000'; side?: 'left' | 'right' }
