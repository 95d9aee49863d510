import type { Action, RuleFile } from '../rule/rule.ts'
import { isSeen } from '../rule/seen.ts'
import type { Find } from './finding.ts'

/**
 * What has its meaning in a file already while nothing carries it out, each with what an owner is told; `RULES.md` lists the
 * same, and a test compares the two. Whatever begins to work leaves this list.
 */
export const notYet = {
  /** Of a rule that shows nothing. */
  actions: {
    department: 'this shows nothing from which a conversation could begin: it comes to no department',
    tag: 'this shows nothing from which a conversation could begin: none gets the word',
  } satisfies Partial<Record<Action['action'], string>>,
} as const

/** Everything a file asks for that nothing does yet. */
export function lintNotYet({ rules }: RuleFile, find: Find): void {
  const say = (place: string, message: string | undefined) =>
    message !== undefined && find('warning', 'not-yet', place, message)
  rules.forEach(({ do: actions, variants = [] }, index) => {
    const place = `rules[${index}]`
    const lists = [
      { at: `${place}.do`, list: actions },
      ...variants.map((variant, nth) => ({ at: `${place}.variants[${nth}].do`, list: variant.do ?? [] })),
    ]
    for (const { at, list } of lists)
      list.forEach((action, nth) => {
        if (!isSeen(list)) say(`${at}[${nth}].action`, told(notYet.actions, action.action))
      })
  })
}

function told(messages: Readonly<Record<string, string>>, name: string): string | undefined {
  return messages[name]
}
