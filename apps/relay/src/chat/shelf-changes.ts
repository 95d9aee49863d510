import { type Answer, mayUse, parseShelf } from '@beckon/answers'

export type AnswerProblem = { id: string; place: string; code: string; message: string }

export type ShelfChange = { put: readonly Answer[]; remove: readonly string[] }

export type Changed =
  | { ok: true; answers: Answer[] }
  /** Somebody else has changed these since. */
  | { ok: false; code: 'conflict'; ids: string[] }
  | { ok: false; code: 'bad_answers'; problems: AnswerProblem[] }

/**
 * Puts one operator's changes on the shelf as it is now: an answer that is as it was in `base`, which the operator saw, is changed; others' changes of other
 * answers stay. The private answers of others are not there for the operator, and an id of theirs is taken.
 */
export function changeShelf(
  now: readonly Answer[],
  base: readonly Answer[],
  { put, remove }: ShelfChange,
  operator: string,
): Changed {
  const current = byId(now)
  const before = byId(base)
  const ids = [...new Set([...put.map(({ id }) => id), ...remove])]
  const conflicts = ids.filter(id => {
    const answer = current.get(id)
    return (answer && !mayUse(answer, operator)) || !isSame(answer, before.get(id))
  })
  if (conflicts.length > 0) return { ok: false, code: 'conflict', ids: conflicts }
  for (const id of remove) current.delete(id)
  for (const answer of put) current.set(answer.id, answer)
  const answers = [...current.values()]
  const problems = problemsOf(answers, put, operator)
  return problems.length > 0 ? { ok: false, code: 'bad_answers', problems } : { ok: true, answers }
}

/** An id travels in frames, which take no other. */
const wireId = /^[\w-]{1,64}$/

function problemsOf(answers: readonly Answer[], put: readonly Answer[], operator: string): AnswerProblem[] {
  const parsed = parseShelf({ answers })
  const found = parsed.ok
    ? []
    : parsed.problems.map(({ code, place, message }) => {
        const [, at = '', rest = ''] = /^answers\[(\d+)\]\.?(.*)$/.exec(place) ?? []
        return { id: String(answers[Number(at)]?.id ?? ''), place: rest, code, message }
      })
  return [
    ...found,
    ...put
      .filter(({ id }) => typeof id === 'string' && !wireId.test(id))
      .map(({ id }) => ({ id, place: 'id', code: 'out-of-range', message: 'letters, digits, "-" or "_"' })),
    ...put
      .filter(answer => typeof answer.scope === 'string' && !mayUse(answer, operator))
      .map(({ id }) => ({
        id,
        place: 'scope',
        code: 'out-of-range',
        message: 'a private answer can only be your own',
      })),
  ]
}

export const byId = (answers: readonly Answer[]) => new Map(answers.map(answer => [answer.id, answer]))

/** Fields may come in another order. */
export function isSame(one: Answer | undefined, other: Answer | undefined): boolean {
  const sorted = (answer: Answer | undefined) =>
    answer && JSON.stringify(Object.entries(answer).sort(([a], [b]) => (a < b ? -1 : 1)))
  return sorted(one) === sorted(other)
}
