import { launchBrowser } from '../browser/browser.ts'
import { createRandom } from '../faults/random/random.ts'
import { drawPlan, type Plan, type Storing } from './plan.ts'
import { describeStep, runPlan } from './run.ts'
import { openShop } from './shop.ts'

export type Once = {
  runs: number
  returned: number
  /** Both tabs died where nothing outlives them: there, nobody can know. */
  voided: number
  /** Nothing was seen to be told, and the tabs that are left know of a showing: a tab that dies right after it has shown something may tell them and the relay, and nobody here. */
  unseen: number
  /** Nothing was told, and no tab knows of anything. */
  lost: string[]
  broken: string[]
  /** The longest that a plan's showing was waited for after the last of what happened, ms. */
  latestMs: number
  /** Showings that were seen to be told, and those the relay has counted. */
  seen: number
  counted: number
  /** Of plans in which rules may remember longer than a tab: what was shown and never counted, though it is told again from the next page. */
  uncounted: number
  tookMs: number
}

/** So many at a time: a run mostly waits, for its plan and for what must not come, and the pages of so many fill two processors. */
const atATime = 12
const progressEvery = 20

/**
 * Whether each was shown exactly once, and nothing was counted besides. What a tab showed that died before its word had left it is counted by nobody where rules may not
 * remember longer than a tab; everything that was seen is, and where they may, everything.
 */
export const isSound = ({ broken, lost, uncounted, seen, counted, unseen, voided }: Once): boolean =>
  broken.length === 0 && lost.length === 0 && uncounted === 0 && counted >= seen && counted <= seen + unseen + voided

/** Runs plans of chance. Those that were seen to be shown more than once are told as broken. */
export async function runOnce(runs: number, seed: number, say: (line: string) => void = () => {}): Promise<Once> {
  const startedAtMs = Date.now()
  const shop = await openShop()
  const browser = await launchWithCache()
  const broken: string[] = []
  const lost: string[] = []
  let returned = 0
  let voided = 0
  let unseen = 0
  let seen = 0
  /** Where rules may remember longer than a tab. */
  let shownToVisitors = 0
  let done = 0
  let latestMs = 0
  try {
    let next = 0
    const work = async () => {
      while (next < runs) {
        const run = next++
        const plan = drawPlan(createRandom(seed + run))
        const told = await runPlan(browser, shop, plan)
        if (told.returned) returned++
        seen += told.shown.length
        if (plan.storing === 'visitor') shownToVisitors += Math.max(told.shown.length, Number(told.isKnown))
        if (told.shown.length > 0) latestMs = Math.max(latestMs, told.waitedMs)
        const isVoid = told.bothCrashed && plan.storing !== 'visitor'
        if (isVoid) voided++
        else if (told.shown.length === 0 && told.isKnown) {
          unseen++
          say(`unseen: ${describe(run, plan, 0)}`)
        } else if (told.shown.length === 0) {
          lost.push(describe(run, plan, 0))
          say(`LOST: ${lost.at(-1)}`)
        } else if (told.shown.length > 1) {
          broken.push(describe(run, plan, told.shown.length))
          say(`BROKEN: ${broken.at(-1)}`)
        }
        if (++done % progressEvery === 0) say(`${done} runs, ${broken.length + lost.length} broken`)
      }
    }
    await Promise.all(Array.from({ length: atATime }, work))
    const { visitor = 0, ...others } = await countedBy(shop.relay)
    const counted = Object.values(others).reduce((sum, each) => sum + each, visitor)
    const uncounted = shownToVisitors - visitor
    const tookMs = Date.now() - startedAtMs
    return { runs, returned, voided, unseen, lost, broken, latestMs, seen, counted, uncounted, tookMs }
  } finally {
    await browser.close()
    await shop.close()
  }
}

const describe = (run: number, { storing, steps }: Plan, times: number) =>
  `run ${run}, remembering for ${storing}: shown ${times} times; ${steps.map(describeStep).join(', ')}`

/** Playwright turns the back/forward cache off. */
const launchWithCache = () => launchBrowser({ ignoreDefaultArgs: ['--disable-back-forward-cache'] })

/** By the site, which has the name of where its rules remember. */
async function countedBy({ data }: { data: string }): Promise<Partial<Record<Storing, number>>> {
  const { DatabaseSync } = await import('node:sqlite')
  const database = new DatabaseSync(`${data}/beckon.sqlite`, { readOnly: true })
  const rows = database
    .prepare(`SELECT site, sum(count) AS sum FROM outcomes WHERE outcome = 'shown' GROUP BY site`)
    .all()
  database.close()
  return Object.fromEntries(rows.map(({ site, sum }) => [site, Number(sum)]))
}
