import { type Answer, answersForVisitors, type Shelf } from '@beckon/answers'
import type { Invitation } from '@beckon/protocol'
import { departmentsAsked, type Rule, type RuleFile } from '@beckon/rules'
import type { AnswersTold } from '../store/answers.ts'
import type { Site, Sites } from '../store/sites.ts'
import type { AnswerFinder, CreateFinder, ShelfFinder } from './finder.ts'
import { samplesIn } from './learning.ts'
import { bestFor } from './questions.ts'
import { meaningOf, type ShowingMeans } from './showing.ts'

/** A site with what is published for it at one version, ready to answer from. */
export type SiteInForce = {
  site: Site
  /** Those whose desk its rules ask about. */
  departments: readonly string[]
  /** What visitors may see. */
  answers: readonly Answer[]
  /** What stands on the shelf, private answers of operators included. */
  shelf: readonly Answer[]
  find: AnswerFinder
  meaningOf?: ShelfFinder['meaningOf']
  /** When the finder last looked at what visitors asked. */
  learnedAtMs: number
}

/** What visitors asked meanwhile is learned from so often, and no further back than this. */
const learnEveryMs = 3_600_000
/** What a finder lacks is asked for again so soon. */
const triesAgainMs = 60_000
const learnFromMs = 90 * 24 * 3_600_000
const mostTelling = 2000

/** A site as it was read; `lookedAtMs` is when messages last had it read anew behind them. */
type Entry = { readonly turn: number; readonly inForce: SiteInForce; readAtMs: number; lookedAtMs: number }

/** Versions are looked up anew after this time: another process (the command line) may have published. */
const freshMs = 2000

export type Published = ReturnType<typeof createPublished>

/** The sites with their published rules and answers, kept ready so that the way of a message never waits for them. */
export function createPublished(
  { sites, answers: told }: { sites: Sites; answers: Pick<AnswersTold, 'asked'> },
  createFinder: CreateFinder,
  now: () => number,
) {
  const known = new Map<string, Entry>()
  /** By site and version: an index that is being built is not built twice. */
  const building = new Map<string, ReturnType<typeof readAnswers>>()
  /** Thousands who come back at once wait for one reading of their site. */
  const reading = new Map<string, Promise<SiteInForce | undefined>>()
  let turns = 0

  function read(key: string): Promise<SiteInForce | undefined> {
    const underWay = reading.get(key)
    if (underWay) return underWay
    const begun = readNow(key).finally(() => {
      if (reading.get(key) === begun) reading.delete(key)
    })
    reading.set(key, begun)
    return begun
  }

  async function readNow(key: string): Promise<SiteInForce | undefined> {
    const turn = ++turns
    const site = await sites.find(key)
    if (!site) {
      known.delete(key)
      return undefined
    }
    const before = known.get(key)?.inForce
    const isSame = before?.site.answersVersion === site.answersVersion && now() - before.learnedAtMs < learnEveryMs
    const departments = before?.site.rulesVersion === site.rulesVersion ? before.departments : await askedBy(site)
    const inForce = { ...(isSame && before ? before : await answersOf(site)), site, departments }
    // A large shelf takes longer than the one published after it.
    if ((known.get(key)?.turn ?? 0) < turn) known.set(key, { turn, readAtMs: now(), lookedAtMs: now(), inForce })
    return inForce
  }

  async function askedBy({ key, rulesVersion }: Site): Promise<string[]> {
    const body = await sites.published('rules', key, rulesVersion)
    return body === undefined ? [] : departmentsAsked(JSON.parse(body))
  }

  function answersOf(site: Site): ReturnType<typeof readAnswers> {
    const name = `${site.key} ${site.answersVersion}`
    const underWay = building.get(name) ?? readAnswers(site).finally(() => building.delete(name))
    building.set(name, underWay)
    return underWay
  }

  async function readAnswers({ key, answersVersion }: Site) {
    const body = await sites.published('answers', key, answersVersion)
    const shelf: Shelf = body === undefined ? { answers: [] } : JSON.parse(body)
    const answers = answersForVisitors(shelf.answers)
    const at = now()
    const samples = answers.length > 0 ? samplesIn(await told.asked(key, at - learnFromMs, mostTelling), answers) : []
    const { isProvisional = false, ...finder } = await createFinder({ answers }, samples, key)
    const learnedAtMs = isProvisional ? at - learnEveryMs + triesAgainMs : at
    return { answers, shelf: shelf.answers, ...finder, learnedAtMs }
  }

  return {
    /** The site as it is published now. */
    async site(key: string): Promise<SiteInForce | undefined> {
      const entry = known.get(key)
      const isFresh = entry !== undefined && Math.abs(now() - entry.readAtMs) < freshMs
      return isFresh ? entry.inForce : read(key)
    },
    /** The site as it was read last, without waiting; a stale one is read anew behind it. */
    siteAtHand(key: string): SiteInForce | undefined {
      const entry = known.get(key)
      if (entry && Math.abs(now() - entry.lookedAtMs) >= freshMs) {
        entry.lookedAtMs = now()
        // A store that cannot be read now shows itself in the write that follows.
        read(key).catch(() => {})
      }
      return entry?.inForce
    },
    /** This relay has just changed a site: it is read anew before it is told, and serves messages as it was until then. */
    changed(key: string): void {
      const entry = known.get(key)
      // What is being read may be how it was before.
      reading.delete(key)
      if (entry) Object.assign(entry, { readAtMs: Number.NEGATIVE_INFINITY, lookedAtMs: Number.NEGATIVE_INFINITY })
    },
    /** A rule as it was in the version that was published. */
    rule: (key: string, invitation: Invitation): Promise<Rule | undefined> => findRule(sites, key, invitation),
    /** What a showing means by the version that was published; undefined when there was no such rule. */
    async showing(key: string, invitation: Invitation): Promise<ShowingMeans | undefined> {
      const rule = await findRule(sites, key, invitation)
      if (!rule) return undefined
      const { answers = [], find } = known.get(key)?.inForce ?? {}
      return meaningOf(rule, invitation.variant, ({ id, question }) =>
        question === undefined ? answers.find(answer => answer.id === id) : find && bestFor(question, find),
      )
    },
  }
}

async function findRule(sites: Sites, key: string, { rule: id, version }: Invitation) {
  const body = await sites.published('rules', key, version)
  return body === undefined ? undefined : (JSON.parse(body) as RuleFile).rules.find(rule => rule.id === id)
}
