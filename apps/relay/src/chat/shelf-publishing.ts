import { type Answer, mayUse } from '@beckon/answers'
import type { Sites } from '../store/sites.ts'
import { type Changed, changeShelf, type ShelfChange } from './shelf-changes.ts'

/** Of operators who publish at the same moment each waits for its turn. */
const mostTries = 5

/** `answers` are those that the operator may see. */
export type ShelfPublishing = (
  | { ok: true; version: number }
  | (Exclude<Changed, { ok: true }> & { version: number })
) & { answers: Answer[] }

export async function readAnswers(sites: Sites, site: string, version: number): Promise<Answer[]> {
  const body = version === 0 ? undefined : await sites.published('answers', site, version)
  return body === undefined ? [] : JSON.parse(body).answers
}

export const visibleTo = (operator: string, answers: readonly Answer[]) =>
  answers.filter(answer => mayUse(answer, operator))

/** Publishes what an operator changes, seen at the version `base`; of several at once each comes after the other. */
export async function publishChange(
  sites: Sites,
  { site, operator, base, at }: { site: string; operator: string; base: number; at: number },
  wanted: ShelfChange,
): Promise<ShelfPublishing> {
  const seen = await readAnswers(sites, site, base)
  for (let tries = 1; ; tries++) {
    const version = (await sites.find(site))?.answersVersion ?? 0
    const now = version === base ? seen : await readAnswers(sites, site, version)
    const changed = changeShelf(now, seen, wanted, operator)
    if (!changed.ok) return { ...changed, version, answers: visibleTo(operator, now) }
    const next = await sites.publish('answers', site, JSON.stringify({ answers: changed.answers }), at, version)
    if (next !== undefined) return { ok: true, version: next, answers: visibleTo(operator, changed.answers) }
    if (tries === mostTries) throw new Error('the shelf is changed faster than it can be published')
  }
}
