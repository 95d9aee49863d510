import { own } from '../decide/signal.ts'
import type { Facts } from '../facts/facts.ts'
import type { Action } from '../rule/rule.ts'

/** An action as this visitor gets it: a message in their language, with what is known of them in its places. */
export function worded(action: Action, facts: Facts): Action {
  if (action.action !== 'message') return action
  const { returning, sender } = action
  const { text, texts } = ((facts['visitor.visits'] ?? 1) > 1 && returning) || action
  const spoken = facts['visitor.language'] ?? ''
  const language = [spoken, spoken.split('-')[0]].find(each => own(texts, each) !== undefined)
  const words = own<string>(texts, language) ?? text
  return {
    action: 'message',
    text: words.replace(
      /\{([\w.-]+)(?:\|([^}]*))?\}/g,
      (_, name: string, other = '') => `${own(facts['visitor.attribute'], name) ?? other}`,
    ),
    ...(sender && { sender }),
    ...(language && { language }),
  }
}
