import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readLog } from '../scenario/log.ts'
import { sites } from '../scenario/sites.ts'
import type { Stage } from './failure.ts'

/** Kills the relay and keeps a copy of its folder, as a backup does, for `restore`. */
export const copy = (stage: Stage) =>
  whileDead(stage, 'copy', async data => {
    if (stage.copy) rmSync(stage.copy, { recursive: true })
    stage.copy = mkdtempSync(join(tmpdir(), 'beckon-copy-'))
    cpSync(data, stage.copy, { recursive: true })
  })

/** Kills the relay and puts the older copy in the place of what it has written since. What it had written is kept for whoever judges. */
export async function restore(stage: Stage): Promise<void> {
  const from = stage.copy
  if (from === undefined) return copy(stage)
  const [relay] = stage.deployment.relays
  // Sometimes the whole folder, sometimes only the database.
  const isWhole = stage.random.next() < 0.5
  await whileDead(stage, 'restore', async data => {
    stage.older.push(...(await readLog(relay, sites)))
    for (const name of readdirSync(data)) {
      if (isWhole || name.startsWith('beckon.sqlite')) rmSync(join(data, name), { recursive: true })
    }
    for (const name of readdirSync(from)) {
      if (isWhole || name.startsWith('beckon.sqlite')) cpSync(join(from, name), join(data, name), { recursive: true })
    }
  })
}

async function whileDead(
  { deployment, history }: Stage,
  fault: 'copy' | 'restore',
  work: (data: string) => Promise<void>,
): Promise<void> {
  const [relay] = deployment.relays
  history.record({ event: 'fault', fault, phase: 'begin' })
  await relay.kill()
  await work(relay.data)
  await relay.start()
  history.record({ event: 'fault', fault, phase: 'end' })
}
