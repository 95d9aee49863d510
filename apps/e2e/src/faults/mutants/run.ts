import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Plan } from '../scenario/plan.ts'
import { type Outcome, runPlan } from '../scenario/run.ts'
import { breachesOf } from '../table/table.ts'
import { runMutantByCommands } from './commands.ts'
import { noDedupe } from './dedupe.ts'
import { typingEndsMs } from './limits.ts'
import { clusterMutants, mutants, sound } from './mutants.ts'
import { relayOf } from './program.ts'

/** Small, with every kind of client and enough faults for each mutant to show. */
const plan: Plan = {
  name: 'mutant',
  messages: 500,
  crowd: { visitors: 6, tabs: 1, operators: 3, naiveVisitors: 3, naiveOperators: 2 },
  faults: { kill: 6, network: 8 },
  calmMs: 4000,
}
const clusterPlan: Plan = {
  ...plan,
  name: 'mutant in the cluster',
  kind: 'cluster',
  faults: { kill: 6, network: 4, redisKill: 4 },
}
/** A mutant that never becomes quiet is broken enough. */
const patience = { quietMs: 5000, wholeMs: 2000 }

/** Runs the checker against the sound relay and each broken one. True when it passes the one and catches all others. */
export async function runMutants(seed: number, only: string | undefined): Promise<boolean> {
  let isProved = true
  const embedded = [sound, ...mutants].map(({ name }) => ({ name, plan }))
  const cluster = [sound, ...clusterMutants].map(({ name, faults = clusterPlan.faults }) => ({
    name,
    plan: { ...clusterPlan, faults },
  }))
  for (const { name, plan } of [...embedded, ...cluster]) {
    if (only !== undefined && name !== only) continue
    const outcome = await runMutant(name, plan, seed)
    const isSound = name === sound.name
    const caughtBy = outcome.breaches.map(({ invariant, lines }) => `${invariant.name} (${lines.length})`)
    const isRight = isSound === (caughtBy.length === 0)
    const verdict = isSound ? (isRight ? 'passes' : 'FAILS') : isRight ? 'caught' : 'SURVIVES'
    console.log(
      `${verdict.padEnd(8)}  ${(plan.kind ?? 'embedded').padEnd(8)}  ${name.padEnd(32)}  ${caughtBy.join(', ')}`,
    )
    if (isSound && !isRight) console.log(breachesOf(outcome))
    if (!isRight) isProved = false
    else if (outcome.historyPath) rmSync(dirname(outcome.historyPath), { recursive: true })
  }
  if (only === undefined || only === noDedupe.name) isProved = (await commandsCatch(noDedupe.name, seed)) && isProved
  return isProved
}

/** Enough lists for one that sends the same words again. */
const runs = 60

/** Random commands must find a mutant too, and a short list that shows it. */
async function commandsCatch(name: string, seed: number): Promise<boolean> {
  const { broken } = await runMutantByCommands(name, { runs, seed })
  const verdict = (broken ? 'caught' : 'SURVIVES').padEnd(8)
  console.log(`${verdict}  commands  ${name.padEnd(32)}  ${broken ? broken.commands : `in ${runs} lists`}`)
  return broken !== undefined
}

function runMutant(name: string, plan: Plan, seed: number): Promise<Outcome> {
  const isSound = name === sound.name
  return runPlan(plan, {
    seed,
    program: relayOf(name),
    typingEndsWithinMs: typingEndsMs + 1500,
    ...(!isSound && { patience }),
  })
}
