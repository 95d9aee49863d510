import type { Supplement } from '../decide/supplement.ts'
import type { Action } from '../rule/rule.ts'
import { worded } from './words.ts'

/** The actions that no `wait` holds back any longer, in the words for this visitor. */
export const stage: Supplement['stage'] = (all, facts, forMs) => {
  const actions: Action[] = []
  let dueMs = 0
  let moreMs: number | undefined
  for (const action of all) {
    if (action.action === 'wait') dueMs += action.seconds * 1000
    else if (dueMs <= forMs) actions.push(worded(action, facts))
    else moreMs ??= dueMs
  }
  return { actions, moreMs }
}
