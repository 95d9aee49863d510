import { type Action, parseRules } from '@beckon/rules'

/** An action as the form handles it, also one that this page has no form for. */
export type LooseAction = { readonly action: string } & Readonly<Record<string, unknown>>

export const loose = (action: Action): LooseAction => action as unknown as LooseAction

/** What a new action of each kind begins with, in the order in which they are offered. */
export const freshActions: Readonly<Record<string, LooseAction>> = {
  teaser: { action: 'teaser', text: '' },
  open: { action: 'open', text: '' },
  message: { action: 'message', text: '' },
  answer: { action: 'answer', id: '' },
  replies: { action: 'replies', options: [{ text: '' }] },
  department: { action: 'department', id: '' },
  tag: { action: 'tag', tag: '' },
  notify: { action: 'notify', text: '' },
  emit: { action: 'emit', name: '' },
  wait: { action: 'wait', seconds: 5 },
}

let known: readonly string[] | undefined

/** The kinds of actions there are, as `parseRules` judges: there is one table of them, and it is not here. */
export function actionKinds(): readonly string[] {
  known ??= Object.keys(freshActions).filter(kind => {
    const parsed = parseRules({ rules: [{ id: 'probe', do: [freshActions[kind]] }] })
    return parsed.ok || !parsed.problems.some(({ code }) => /^(unknown|reserved)-action$/.test(code))
  })
  return known
}

const speaking = ['teaser', 'open', 'message']

/** Those that can be added: one of a kind, and one of those that speak, but for a message in the opened chat. */
export function missingKinds(actions: readonly LooseAction[]): readonly string[] {
  const has = (...kinds: string[]) => actions.some(({ action }) => kinds.includes(action))
  return actionKinds().filter(kind => {
    if (kind === 'wait') return !has('wait') && actions.length > 0
    if (has(kind)) return false
    if (!speaking.includes(kind)) return true
    return !has(...speaking) || (kind === 'message' && has('open') && !has('teaser'))
  })
}
