import { type CommandsOutcome, runCommands } from '../commands/run.ts'
import { typingEndsMs } from './limits.ts'
import { relayOf } from './program.ts'

/** Shortening tries many lists; one that never becomes quiet is broken enough. */
const patience = { quietMs: 1500, wholeMs: 500 }

/** Runs random commands against a relay that breaks a promise: they must find it, and a short list that shows it. */
export const runMutantByCommands = (
  name: string,
  { runs, seed }: { runs: number; seed: number },
): Promise<CommandsOutcome> =>
  runCommands({ runs, seed, program: relayOf(name), typingEndsWithinMs: typingEndsMs + 1500, patience })
