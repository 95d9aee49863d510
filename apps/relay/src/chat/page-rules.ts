import { type Action, asksSupplement, type RuleFile } from '@beckon/rules'
import type { AnswerFinder } from './finder.ts'
import { withAnswers } from './questions.ts'

/**
 * A published file as pages get it, which anybody can read there: with the answers that its questions find, and without the words that are only for operators. A page
 * needs to know that a rule has such an action, to decide as everywhere; what it says the relay reads in its own copy. Whether
 * it has to load the supplement is said to it.
 */
export function rulesForPages(file: RuleFile, find: AnswerFinder): RuleFile {
  const rules = withAnswers(file, find).rules.map(rule => ({
    ...rule,
    do: rule.do.map(withoutWords),
    ...(rule.variants && {
      variants: rule.variants.map(variant => ({ ...variant, ...(variant.do && { do: variant.do.map(withoutWords) }) })),
    }),
  }))
  const handedOut = { ...file, rules }
  return { ...handedOut, ...(asksSupplement(handedOut) && { more: true }) }
}

function withoutWords(action: Action): Action {
  if (action.action === 'notify') return { ...action, text: '' }
  if (action.action === 'tag') return { ...action, tag: '' }
  return action.action === 'department' ? { ...action, id: '' } : action
}
