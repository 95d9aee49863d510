import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Program, RelayProcess } from '../../relay/process.ts'
import { openBrowsers } from '../browsers/browsers.ts'
import { startDeployment } from '../deployment/start.ts'
import type { Stage } from '../failures/failure.ts'
import type { Logged } from '../history/event.ts'
import { createHistory, type History } from '../history/history.ts'
import { type Breach, createJudge } from '../invariants/index.ts'
import { everybodyShowsTheLog } from '../invariants/whole.ts'
import { createRandom } from '../random/random.ts'
import { createCrowd, type Member } from './crowd.ts'
import { readLog } from './log.ts'
import { type Plan, sizeOf } from './plan.ts'
import { longestRepairMs } from './repair.ts'
import { openSites, sites } from './sites.ts'
import { storm } from './storm.ts'

/** So long may it take until nothing is under way any more; then the invariants say what is missing. */
const quietWithinMs = 40_000
/** A gap is mended with the next pulse at the latest. */
const wholeWithinMs = 16_000

export type Outcome = {
  plan: Plan
  clients: number
  messages: number
  faults: number
  breaches: Breach[]
  longestRepairMs: number
  /** Where the history is kept; undefined when nothing was broken. */
  historyPath: string | undefined
}

export type Setting = {
  seed: number
  program?: Program
  typingEndsWithinMs?: number
  patience?: { quietMs: number; wholeMs: number }
}

/** Runs one scenario against a relay of its own, and judges it. */
export async function runPlan(plan: Plan, setting: Setting): Promise<Outcome> {
  const { seed, program, typingEndsWithinMs = 9000 } = setting
  const { quietMs, wholeMs } = setting.patience ?? { quietMs: quietWithinMs, wholeMs: wholeWithinMs }
  const folder = mkdtempSync(join(tmpdir(), 'beckon-faults-'))
  const history = createHistory(join(folder, 'history.jsonl'), () => performance.now())
  const random = createRandom(seed)
  const browsers = plan.crowd.widgets || plan.crowd.consoles ? await openBrowsers() : undefined
  const deployment = await startDeployment(plan, { program, random })
  const [relay] = deployment.relays
  const stage: Stage = { deployment, members: [], history, random, underWay: new Map(), older: [] }
  let breaches: Breach[] = []
  try {
    const clocksStep = plan.surroundings?.includes('clock') === true
    stage.members = await createCrowd(
      history.record,
      deployment,
      plan.crowd,
      await openSites(relay, browsers?.pages.origin),
      random,
      clocksStep,
      browsers,
    )
    const { members } = stage
    const faults = await storm(plan, stage)
    await Promise.all(members.map(({ client }) => client.done?.()))
    await becomeQuiet(members, quietMs)
    const log = await wholeLog(relay, members, history, wholeMs)
    if (plan.calmMs > 0) await stayCalm(members, plan.calmMs)
    history.record({ event: 'quiet' })
    for (const { client } of members) client.stop()
    await history.close()
    breaches = createJudge({ typingEndsWithinMs })({ history: history.events, log, older: stage.older })
    const messages = history.events.filter(({ event }) => event === 'send').length
    const historyPath = breaches.length > 0 ? history.path : undefined
    const repair = longestRepairMs(history.events)
    return { plan, clients: sizeOf(plan.crowd), messages, faults, breaches, longestRepairMs: repair, historyPath }
  } finally {
    await history.close()
    for (const { client, network } of stage.members) {
      client.stop()
      await network.close()
    }
    await browsers?.close()
    await deployment.remove()
    if (stage.copy) rmSync(stage.copy, { recursive: true })
    if (breaches.length === 0) rmSync(folder, { recursive: true, force: true })
  }
}

async function becomeQuiet(members: readonly Member[], withinMs: number): Promise<void> {
  const untilMs = performance.now() + withinMs
  while (performance.now() < untilMs && !members.every(({ client }) => client.isQuiet())) {
    for (const { client } of members) client.wake()
    await wait(100)
  }
}

/** The log, once everybody shows it or has had the time to. */
async function wholeLog(
  relay: RelayProcess,
  members: readonly Member[],
  history: History,
  withinMs: number,
): Promise<Logged[]> {
  const log = await readLog(relay, sites)
  const untilMs = performance.now() + withinMs
  for (;;) {
    await Promise.all(members.map(({ client }) => client.showAll()))
    for (const { client } of members) client.draw()
    const missing = everybodyShowsTheLog.check({ history: history.events, log })
    if (missing.length === 0 || performance.now() > untilMs) return log
    await wait(500)
  }
}

/** Everybody types a last word and says no more: what must end by itself has the time to. */
async function stayCalm(members: readonly Member[], calmMs: number): Promise<void> {
  for (const { client } of members) client.type(true)
  await wait(calmMs)
}
