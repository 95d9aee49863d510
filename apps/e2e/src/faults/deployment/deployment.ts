import type { TestServer } from '../../../../relay/src/test-servers/server.ts'
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

/** Everybody shares one address here, and presses send faster than people do. */
export const settings = {
  BECKON_SENDS_PER_10S: '1000000',
  BECKON_SENDS_PER_MINUTE: '1000000',
  BECKON_FRAMES_PER_10S: '1000000',
  BECKON_STARTS_PER_VISITOR: '1000000',
  BECKON_STARTS_PER_ADDRESS: '1000000',
  BECKON_VISITORS_PER_ADDRESS: '1000000',
  BECKON_SOCKETS_PER_ADDRESS: '1000000',
  BECKON_REQUESTS_PER_ADDRESS: '1000000',
  // Servers of whoever runs this are none of ours.
  DATABASE_URL: '',
  REDIS_URL: '',
}
