import type { Environment, Keep, OpenSocket, PostJson } from '../environment/environment.ts'
import { createTestClock, type TestClock } from './clock.ts'

export type TestEnvironment = Environment & { clock: TestClock; wake(): void }

/** Surroundings without a browser: time moved by hand, ids counted, `random` always one half, everything kept in memory. */
export function createTestEnvironment(
  openSocket: OpenSocket,
  postJson: PostJson,
  { clock = createTestClock(), keep = createMemoryKeep(), name = 'm' } = {},
): TestEnvironment {
  const wakers = new Set<() => void>()
  let lastId = 0
  return {
    clock,
    random: () => 0.5,
    openSocket,
    postJson,
    keep,
    newMessageId: () => `${name}${++lastId}`.padEnd(16, '_'),
    onWake(wake) {
      wakers.add(wake)
      return () => wakers.delete(wake)
    },
    wake() {
      for (const wake of wakers) wake()
    },
  }
}

export function createMemoryKeep(): Keep {
  const values = new Map<string, string>()
  return {
    get: key => values.get(key),
    set: (key, value) => void values.set(key, value),
    remove: key => void values.delete(key),
    onChange: () => () => {},
  }
}
