import type { RelayProcess } from '../../relay/process.ts'
import type { Deployment } from '../deployment/deployment.ts'
import type { Logged } from '../history/event.ts'
import type { History } from '../history/history.ts'
import type { Random } from '../random/random.ts'
import type { Member } from '../scenario/crowd.ts'

/** What a failure happens to. */
export type Stage = {
  deployment: Deployment
  members: readonly Member[]
  history: History
  random: Random
  /** Failures that go on beside the others: each server, relay and network has one at a time, and at the end all of them are over. */
  underWay: Map<'redis' | 'postgresql' | RelayProcess | Member, Promise<void>>
  /** A folder with what the store once was. */
  copy?: string
  /** What the store had before each restore, which may be lost by it. */
  older: Logged[]
}

/** Makes something fail. Resolves when it works again, or at once for what fails beside all else. */
export type Failure = (stage: Stage) => Promise<void>
