import { isSeen, type Rule, type RuleFile } from '@beckon/rules'
import type { Config } from '../config/config.ts'
import { hashToken } from '../identity/tokens.ts'
import type { Presence } from '../presence/presence.ts'
import type { Operator } from '../store/people.ts'
import type { Site } from '../store/sites.ts'
import type { Store } from '../store/store.ts'
import { isIn } from './departments.ts'
import type { AnswerFinder } from './finder.ts'
import { ruleWithAnswers } from './questions.ts'
import { meaningOf } from './showing.ts'

/** How long a place is kept for an invitation that does not say when it ends, and the longest for one that does. */
const placeLastsSeconds = 120
const placeLastsAtMostSeconds = 600

/**
 * `version`: another one is in force. `room`: nobody has room. `shown`: the visitor has seen it, on whatever device. `by` is the name of the operator in whose name
 * the rule speaks, where it wants one.
 */
export type Granting = { granted: true; by?: string } | { granted: false; why: 'version' | 'room' | 'shown' }

/** Outcomes of a showing that is still on screen. */
const lasts: ReadonlySet<string> = new Set(['shown', 'repeated', 'goal'])

type Asking = { rule: string; version: number; variant: string; id: string; token: string | undefined }

/** Lets as many invitations be on screen at a time as operators have room, and each be seen once by a visitor who is known. */
export function createInvitations(store: Store, presence: Presence, config: Pick<Config, 'chatsPerOperator'>) {
  /** Conversations for which those who are online have room, the invitations that are out not counted. */
  async function free(site: string): Promise<number> {
    const [online, busy] = await Promise.all([presence.online(site), store.conversations.busy(site)])
    return Math.max(0, online.length * config.chatsPerOperator - busy)
  }

  /** The name visitors see of whoever is online and has the fewest conversations; of the department, where somebody of it is there. */
  async function whoHasTime(site: string, department: string | undefined): Promise<string | undefined> {
    const [online, served, operators] = await Promise.all([
      presence.online(site),
      store.conversations.served(site),
      store.people.operators(),
    ])
    const load = (id: string) => served.get(id) ?? 0
    const isOther = (one: Operator) => Number(department !== undefined && !isIn(department, one))
    const [most] = operators
      .filter(({ id }) => online.includes(id))
      .sort((a, b) => isOther(a) - isOther(b) || load(a.id) - load(b.id))
    return most?.displayName
  }

  return {
    free,
    async ask(
      { key: site, rulesVersion }: Site,
      { rule: id, version, variant, id: showing, token }: Asking,
      now: number,
      find: AnswerFinder,
    ): Promise<Granting> {
      const refused = (why: 'version' | 'room' | 'shown'): Granting => ({ granted: false, why })
      const body = version === rulesVersion ? await store.sites.published('rules', site, version) : undefined
      const file: RuleFile | undefined = body === undefined ? undefined : JSON.parse(body)
      const written = file?.rules.find(one => one.id === id)
      if (!written) return refused('version')
      const rule = ruleWithAnswers(written, find)
      if (invites(rule)) {
        const { expires = placeLastsSeconds } = rule.limits ?? {}
        const until = now + Math.min(expires, placeLastsAtMostSeconds) * 1000
        const place = { site, id: showing, now, until, most: await free(site) }
        if (!(await store.showings.reserve(place))) return refused('room')
      }
      const { department } = meaningOf(rule, variant, () => undefined)
      const by = speaksAsOperator(rule) ? await whoHasTime(site, department) : undefined
      const granted: Granting = { granted: true, ...(by !== undefined && { by }) }
      const most = timesOverDevices(rule)
      const visitor =
        most !== undefined && token !== undefined ? await store.people.visitorByToken(hashToken(token)) : undefined
      if (most === undefined || visitor?.site !== site) return granted
      if (await store.showings.claim({ site, id: showing, rule: id, version, visitor: visitor.id, most }))
        return granted
      await store.showings.release(site, showing)
      return refused('shown')
    },
    /** What became of a showing: its place is free again, unless it lasts. */
    async ended(site: string, id: string, outcome: string): Promise<void> {
      if (!lasts.has(outcome)) await store.showings.release(site, id)
    },
  }
}

export type Invitations = ReturnType<typeof createInvitations>

/** A page and a visit are of one device; only "once for a visitor" is a promise that others must keep too. */
const timesOverDevices = ({ limits = {} }: Rule) => (limits.once === 'visitor' ? (limits.times ?? 1) : undefined)

const speaksAsOperator = (rule: Rule) =>
  actionsIn(rule).some(action => action.action === 'message' && action.sender === 'operator')

const actionsIn = ({ do: actions, variants = [] }: Rule) => [actions, ...variants.map(({ do: own = [] }) => own)].flat()

/** What is seen without an answer of ours promises a person. */
function invites(rule: Rule): boolean {
  const all = actionsIn(rule)
  return isSeen(all) && !all.some(({ action }) => action === 'answer')
}
