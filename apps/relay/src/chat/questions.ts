import { type Action, isSeen, type Rule, type RuleFile } from '@beckon/rules'
import type { AnswerFinder, CannedAnswer } from './finder.ts'

/**
 * A rule file as pages get it: where a rule asks for the best answer to a question, the answer there is. One that has none loses the action, so that it promises a person, or is
 * switched off where nothing else of it is seen.
 */
export function withAnswers(file: RuleFile, find: AnswerFinder): RuleFile {
  if (!JSON.stringify(file.rules).includes('"question"')) return file
  return { ...file, rules: file.rules.map(rule => ruleWithAnswers(rule, find)) }
}

/** The same of one rule. */
export function ruleWithAnswers(rule: Rule, find: AnswerFinder): Rule {
  let isOff = false as boolean
  const answeredIn = (actions: readonly Action[]) => {
    const left = actions.flatMap(action => answered(action, find))
    if (isSeen(actions) && !isSeen(left)) isOff = true
    return left
  }
  const variants = rule.variants?.map(variant => ({ ...variant, ...(variant.do && { do: answeredIn(variant.do) }) }))
  const shown = answeredIn(rule.do)
  return { ...rule, do: shown, ...(variants && { variants }), ...(isOff && { enabled: false }) }
}

function answered(action: Action, find: AnswerFinder): Action[] {
  if (action.action !== 'answer' || action.question === undefined) return [action]
  const answer = bestFor(action.question, find)
  return answer ? [{ action: 'answer', id: answer.id }] : []
}

/** By shelf: only what published rules ask is kept, and every page of a site asks the same. */
const found = new WeakMap<AnswerFinder, Map<string, CannedAnswer | undefined>>()

/** The answer to a question that stands in a rule file, looked for once in each shelf. */
export function bestFor(question: string, find: AnswerFinder): CannedAnswer | undefined {
  const known = found.get(find) ?? new Map<string, CannedAnswer | undefined>()
  found.set(find, known)
  if (!known.has(question)) {
    const choice = find(question)
    known.set(question, choice?.kind === 'answer' ? choice.answer : undefined)
  }
  return known.get(question)
}
