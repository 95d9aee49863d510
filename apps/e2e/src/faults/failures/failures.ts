import { diskFull } from './disk.ts'
import type { Failure } from './failure.ts'
import { network, silence, silentMs } from './network.ts'
import { kill, stall, stop } from './relay.ts'
import { copy, restore } from './restore.ts'
import { postgresqlRestart, redisFreeze, redisKill } from './servers.ts'

/** Every kind of failure a plan may count. */
export const failures = {
  kill,
  stop,
  stall,
  network,
  silence,
  redisKill,
  redisFreeze,
  postgresqlRestart,
  diskFull,
  copy,
  restore,
} satisfies Record<string, Failure>

export type FailureName = keyof typeof failures

/** The time within which people press send while it lasts, for those that outlast a moment. */
export const pressWithinMs: Partial<Record<FailureName, number>> = { silence: silentMs, stall: 8000, diskFull: 2000 }
