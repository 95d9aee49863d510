import type { Supplement } from '../decide/supplement.ts'
import { compareMore } from './compare.ts'
import { foldMore } from './fold.ts'
import { eachTurn, readMore } from './signal.ts'
import { stage } from './stage.ts'
import { midnight } from './zone.ts'

export { foundOf } from './leave.ts'

/** Everything that `Supplement` promises. Exported under a name that no build shortens: a part is asked for it by its name. */
export const seldom: Supplement = {
  fold: foldMore,
  read: readMore,
  turns: eachTurn,
  compare: compareMore,
  stage,
  midnight,
}
