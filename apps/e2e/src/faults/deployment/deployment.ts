import type { TestServer } from '../../../../relay/src/test-servers/server.ts'
import { unhurried } from '../../../../relay/src/test-servers/unhurried.ts'
import type { RelayProcess } from '../../relay/process.ts'
import type { Disk } from './disk.ts'

/** All that runs in a scenario: relays on one store, and what lies behind them. */
export type Deployment = {
  /** The first one is the one that commands are given to. */
  relays: readonly [RelayProcess, ...RelayProcess[]]
  redis?: TestServer
  postgresql?: TestServer
  disk?: Disk
  /** What a bus that misbehaves has done so far; undefined when it is sound. */
  busFaults?: () => number
  remove(): Promise<void>
}

/** Everybody shares one address here, and presses send faster than people do; servers of whoever runs this are none of ours. */
export const settings = { ...unhurried, DATABASE_URL: '', REDIS_URL: '' }
