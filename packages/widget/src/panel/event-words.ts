import type { SystemEvent } from '@beckon/protocol'
import { words } from './words.ts'

/** What a system event means to the visitor; undefined where there is nothing to say. `away`: nobody was there to be got. */
export function eventWords(event: SystemEvent, name = '', away = false): string | undefined {
  if (event === 'waiting') return away ? words.nobodyHere : words.gettingPerson
  if (event === 'not-helped') return undefined
  if (event === 'taken') return words.joined(name)
  if (event === 'released') return words.passedOn(name)
  if (event === 'closed') return words.ended
  if (event === 'reopened') return words.reopened
  if (event === 'rated') return words.thanks
  return words.gladHelped
}
