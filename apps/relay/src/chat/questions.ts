import type { Action, Rule, RuleFile } from '@beckon/rules'
import type { AnswerFinder } from './finder.ts'

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
  const found = (actions: readonly Action[]) => {
    const left = actions.flatMap(action => answered(action, find))
    if (actions.some(isSeen) && !left.some(isSeen)) isOff = true
    return left
  }
  const variants = rule.variants?.map(variant => ({ ...variant, ...(variant.do && { do: found(variant.do) }) }))
  const shown = found(rule.do)
  return { ...rule, do: shown, ...(variants && { variants }), ...(isOff && { enabled: false }) }
}

function answered(action: Action, find: AnswerFinder): Action[] {
  if (action.action !== 'answer' || action.question === undefined) return [action]
  const answer = find(action.question)
  return answer ? [{ action: 'answer', id: answer.id }] : []
}

const isSeen = ({ action }: Action) => /^(teaser|open|message|answer|replies)$/.test(action)
