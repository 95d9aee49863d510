import type { Condition, Lost, RuleTrace, Seen, Test } from '@beckon/rules'
import type { Phrase } from '../sentence/phrase.ts'
import { spanOf } from '../sentence/phrase.ts'
import { choiceWords, wordsOf } from '../sentence/signal-words.ts'
import { clauseOf, type Names } from '../sentence/test-phrase.ts'

const lostWords: Readonly<Record<Lost, string>> = {
  disabled: 'switched off',
  'opted-out': 'the visitor does not want to be asked again',
  limit: 'has been shown as often as it may',
  'cool-down': 'rests after a dismissal',
  gap: 'another message was shown a short while ago',
  budget: 'the visitor has been asked often enough for a day',
  dates: 'outside of its days',
  panel: 'the chat is open on screen',
  chat: 'a chat is under way',
  desk: 'nobody is free to answer',
  seed: 'it is not known which share the visitor belongs to',
  conditions: 'its conditions do not hold',
  priority: 'a rule above it won',
  screen: 'another message is on screen',
  'held-out': 'this visitor is held out, to compare',
}

/** Why a rule was not shown, in words; undefined for the one that was. */
export const whyNot = ({ lost }: RuleTrace): string | undefined => lost && (lostWords[lost] ?? lost)

export type Check = { clause: Phrase; verdict: 'holds' | 'fails' | 'unknown'; saw: string }

/** Every condition of a rule with what it saw. `seen` has them in the order of the file. */
export function checksOf(when: Condition | undefined, seen: readonly Seen[], names: Names): Check[] {
  const tests = when ? testsIn(when) : []
  return seen.map((one, at) => {
    const test = tests[at] ?? ({ ...one } as unknown as Test)
    return {
      clause: clauseOf(test, names),
      verdict: one.verdict === undefined ? 'unknown' : one.verdict ? 'holds' : 'fails',
      saw: sawWords(one),
    }
  })
}

function testsIn(condition: Condition): Test[] {
  if ('not' in condition) return testsIn(condition.not)
  if ('signal' in condition) return [condition]
  return ('all' in condition ? condition.all : condition.any).flatMap(testsIn)
}

function sawWords({ signal, saw }: Seen): string {
  if (saw === undefined || saw === null) return 'not known'
  if (typeof saw === 'boolean') return saw ? 'yes' : 'no'
  const { unit } = wordsOf(signal)
  if (typeof saw === 'number')
    return unit === 's' ? spanOf(Math.round(saw * 10) / 10) : unit === '%' ? `${saw} %` : `${saw}`
  if (typeof saw === 'string') return choiceWords[signal]?.[saw] ?? saw
  return saw.join(', ')
}
