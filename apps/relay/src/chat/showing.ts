import type { Action, Rule } from '@beckon/rules'

/** What the published file makes of one showing: the page only names the rule, its version and variant. */
export type ShowingMeans = {
  /** That of the canned answer where the rule has none of its own. */
  text?: string
  /** The desk a conversation from here belongs to; of several the last, as with texts on a page. */
  department?: string
  tags: string[]
}

type AnswerAction = Extract<Action, { action: 'answer' }>

/**
 * Reads what a rule does in a variant, with the canned answers that `find` knows. How long a showing has lasted the relay does not know, so a `wait` holds back
 * nothing here.
 */
export function meaningOf(
  rule: Rule,
  variant: string | undefined,
  find: (action: AnswerAction) => { text: string } | undefined,
): ShowingMeans {
  let department = ''
  const tags = new Set<string>()
  let said: string | undefined
  let isShown = false
  const show = (text: string | undefined) => {
    if (!isShown) said = text
    isShown = true
  }
  for (const action of actionsOf(rule, variant)) {
    if (action.action === 'department') department = keepable(action.id)
    else if (action.action === 'tag') tags.add(keepable(action.tag))
    else if (action.action === 'answer') {
      const found = find(action)
      // A question without an answer was no action of what the visitor saw.
      if (found || action.question === undefined) show(found?.text)
    } else if (saysWords(action) && action.text) show(keepable(action.text))
  }
  return {
    ...(said !== undefined && { text: said }),
    ...(department && { department }),
    tags: [...tags].filter(Boolean),
  }
}

/** What the operators are told when it is shown; several as lines of one. */
export function noticeOf(rule: Rule, variant?: string): string | undefined {
  const lines = actionsOf(rule, variant).flatMap(action => (action.action === 'notify' ? action.text : []))
  return lines.length > 0 ? lines.join('\n') : undefined
}

/** A variant's own actions stand in the place of the rule's. */
export function actionsOf({ do: actions, variants = [] }: Rule, variant?: string): readonly Action[] {
  const chosen = variants.find(({ id }) => id === variant)
  return chosen?.do?.length ? chosen.do : actions
}

const saysWords = (action: Action) =>
  action.action === 'teaser' || action.action === 'open' || action.action === 'message'

/** A file may hold what PostgreSQL does not keep in a text, and no conversation may fail to begin for it. */
const keepable = (text: string) => text.toWellFormed().replaceAll('\0', '')
