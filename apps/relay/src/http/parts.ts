import type { Bus } from '../bus/bus.ts'
import type { ReadDepartments } from '../chat/departments.ts'
import type { Invitations } from '../chat/invitations.ts'
import type { Published } from '../chat/published.ts'
import type { Clock } from '../clock/clock.ts'
import type { Config } from '../config/config.ts'
import type { Gateway } from '../gateway/gateway.ts'
import type { Passwords } from '../identity/passwords.ts'
import type { Rates } from '../rates/rates.ts'
import type { Store } from '../store/store.ts'
import type { Languages } from '../words/languages.ts'

/** What the routes work with. */
export type Parts = {
  config: Config
  store: Store
  bus: Bus
  rates: Rates
  clock: Clock
  published: Published
  invitations: Invitations
  readDepartments: ReadDepartments
  gateway: Gateway
  passwords: Passwords
  /** Which languages the built widget speaks. */
  languages: () => Languages | undefined
}
