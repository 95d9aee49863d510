import type { Condition } from '../rule/rule.ts'

/** What is left of conditions once the page calls for the rule: who is there and whether there is a chat the page cannot know better. Of the others each is as the rule would have it. */
export function onceCalled(condition: Condition, wanted = true): Condition {
  if ('all' in condition) return { all: condition.all.map(each => onceCalled(each, wanted)) }
  if ('any' in condition) return { any: condition.any.map(each => onceCalled(each, wanted)) }
  if ('not' in condition) return { not: onceCalled(condition.not, !wanted) }
  if (/^(desk|chat)\./.test(condition.signal)) return condition
  return wanted ? { all: [] } : { any: [] }
}
