import type { Kind, Surroundings } from '../deployment/start.ts'
import type { FailureName } from '../failures/failures.ts'

/** What happens in one row of the table. */
export type Plan = {
  name: string
  messages: number
  /** `embedded` unless it says otherwise. */
  kind?: Kind
  surroundings?: readonly Surroundings[]
  crowd: Crowd
  /** How many of each kind of fault, in an order that the seed decides. */
  faults: Partial<Record<FailureName, number>>
  /** Silence at the end, long enough for what must end by itself. */
  calmMs: number
}

/** Each number is of clients, so their sum is how many connections there are. */
export type Crowd = {
  visitors: number
  tabs: number
  operators: number
  naiveVisitors: number
  naiveOperators: number
  /** Visitors with the widget itself in a real browser. */
  widgets?: number
  /** Operators with the console itself in a real browser. */
  consoles?: number
}

export const sizeOf = (crowd: Crowd) => Object.values(crowd).reduce((sum, count) => sum + count, 0)

const forty: Crowd = { visitors: 24, tabs: 4, operators: 3, naiveVisitors: 7, naiveOperators: 2 }
/** Nobody who waits to be told: a lost event is mended by whoever looks at the heads in a pulse. */
const fortyWhoLook: Crowd = { visitors: 30, tabs: 5, operators: 5, naiveVisitors: 0, naiveOperators: 0 }
const ten: Crowd = { visitors: 4, tabs: 1, operators: 2, naiveVisitors: 2, naiveOperators: 1 }
const twenty: Crowd = { visitors: 10, tabs: 2, operators: 3, naiveVisitors: 3, naiveOperators: 2 }

export const longForm: readonly Plan[] = [
  { name: 'relay killed', messages: 10_000, crowd: forty, faults: { kill: 200 }, calmMs: 8000 },
  {
    name: 'cluster',
    kind: 'cluster',
    messages: 10_000,
    crowd: forty,
    faults: { kill: 100, redisKill: 25, redisFreeze: 25, postgresqlRestart: 20, network: 30 },
    calmMs: 8000,
  },
  { name: 'relay stopped', messages: 1000, crowd: forty, faults: { stop: 20, stall: 5 }, calmMs: 0 },
  { name: 'network fails', messages: 2000, crowd: forty, faults: { network: 200 }, calmMs: 0 },
  { name: 'one-way silence', messages: 600, crowd: forty, faults: { silence: 2 }, calmMs: 0 },
  {
    name: 'bus loses',
    kind: 'cluster',
    surroundings: ['bus'],
    messages: 5000,
    crowd: fortyWhoLook,
    faults: { network: 100 },
    calmMs: 0,
  },
  {
    name: 'clock wrong',
    kind: 'cluster',
    surroundings: ['clock'],
    messages: 2000,
    crowd: forty,
    faults: { kill: 20, network: 40 },
    calmMs: 8000,
  },
  {
    name: 'disk full',
    surroundings: ['disk'],
    messages: 2000,
    crowd: forty,
    faults: { diskFull: 10, kill: 10, network: 20 },
    calmMs: 0,
  },
  {
    name: 'older copy restored',
    messages: 1500,
    crowd: forty,
    faults: { copy: 6, restore: 6, network: 10 },
    calmMs: 0,
  },
  {
    name: 'pages in Chromium',
    messages: 600,
    crowd: { visitors: 4, tabs: 0, operators: 2, naiveVisitors: 0, naiveOperators: 1, widgets: 6, consoles: 2 },
    faults: { kill: 20, network: 40 },
    calmMs: 0,
  },
  { name: 'all at once', messages: 2000, crowd: forty, faults: { kill: 20, stop: 10, network: 100 }, calmMs: 8000 },
]

export const shortForm: readonly Plan[] = [
  { name: 'embedded', messages: 2000, crowd: twenty, faults: { kill: 30, network: 10 }, calmMs: 0 },
  {
    name: 'cluster',
    kind: 'cluster',
    messages: 2000,
    crowd: twenty,
    faults: { kill: 30, redisKill: 4, redisFreeze: 4, postgresqlRestart: 4 },
    calmMs: 0,
  },
  {
    name: 'pages in Chromium',
    messages: 40,
    crowd: { visitors: 1, tabs: 0, operators: 1, naiveVisitors: 0, naiveOperators: 0, widgets: 1, consoles: 1 },
    faults: { kill: 2, network: 3 },
    calmMs: 0,
  },
  { name: 'disk full', surroundings: ['disk'], messages: 200, crowd: ten, faults: { diskFull: 2 }, calmMs: 0 },
  { name: 'older copy restored', messages: 200, crowd: ten, faults: { copy: 2, restore: 2 }, calmMs: 0 },
]
