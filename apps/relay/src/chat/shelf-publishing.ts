import { type Answer, mayUse } from '@beckon/answers'
import type { Publication, Sites } from '../store/sites.ts'
import { byId, type Changed, changeShelf, isSame, type ShelfChange } from './shelf-changes.ts'

/** Of operators who publish at the same moment each waits for its turn. */
const mostTries = 5

/** Further back nobody looks for who changed something, and no longer list is read. A file of thousands may meet thousands of conflicts. */
const mostVersions = 20
const mostNamed = 100

/** `answers` are those that the operator may see; `by` names who has changed what is in conflict, where that is known. */
export type ShelfPublishing = (
  | { ok: true; version: number }
  | (Exclude<Changed, { ok: true }> & { version: number; by?: Record<string, string> })
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
  { site, operator, base, ...publication }: { site: string; operator: string; base: number } & Publication,
  wanted: ShelfChange,
): Promise<ShelfPublishing> {
  const seen = await readAnswers(sites, site, base)
  for (let tries = 1; ; tries++) {
    const version = (await sites.find(site))?.answersVersion ?? 0
    const now = version === base ? seen : await readAnswers(sites, site, version)
    const changed = changeShelf(now, seen, wanted, operator)
    if (!changed.ok) {
      const answers = visibleTo(operator, now)
      if (changed.code !== 'conflict') return { ...changed, version, answers }
      // Not even who keeps a private answer is told.
      const isHidden = (id: string) => now.some(answer => answer.id === id && !mayUse(answer, operator))
      const ids = changed.ids.filter(id => !isHidden(id))
      return { ...changed, version, answers, by: await whoChanged(sites, site, ids, base) }
    }
    const next = await sites.publish(
      'answers',
      site,
      JSON.stringify({ answers: changed.answers }),
      publication,
      version,
    )
    if (next !== undefined) return { ok: true, version: next, answers: visibleTo(operator, changed.answers) }
    if (tries === mostTries) throw new Error('the shelf is changed faster than it can be published')
  }
}

/** Who was the last to change each of these since `base`: the version that differs from the one before it tells. */
async function whoChanged(
  sites: Sites,
  site: string,
  ids: readonly string[],
  base: number,
): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  const open = new Set(ids.slice(0, mostNamed))
  const versions = (await sites.versions('answers', site, mostVersions)).filter(({ version }) => version > base)
  let later: ReadonlyMap<string, Answer> | undefined
  for (const { version, by } of versions) {
    later ??= byId(await readAnswers(sites, site, version))
    const before = byId(await readAnswers(sites, site, version - 1))
    for (const id of open) {
      if (isSame(later.get(id), before.get(id))) continue
      open.delete(id)
      if (by !== undefined) found[id] = by
    }
    if (open.size === 0) break
    later = before
  }
  return found
}
