export { createTestClock, type TestClock } from './clock.ts'
export { createMemoryKeep, createTestEnvironment, type TestEnvironment } from './environment.ts'
export { createScriptedRelay, type ScriptedRelay } from './scripted-relay.ts'
export { createSocketPair, type SocketPair } from './socket-pair.ts'
