import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Program } from '../../relay/process.ts'
import type { Run } from '../history/event.ts'
import { createHistory } from '../history/history.ts'
import { createJudge } from '../invariants/index.ts'
import { breachesOf } from '../table/table.ts'
import { commands, type Model, newModel } from './commands.ts'
import { createGround } from './ground.ts'
import { createWorld, type Patience } from './world.ts'

export type CommandsOutcome = {
  runs: number
  /** The shortest list of commands that was found to break a promise, and what it breaks; undefined when none did. */
  broken: { commands: string; lines: string } | undefined
}

type Options = { runs: number; seed: number; program?: Program; typingEndsWithinMs?: number; patience?: Patience }

/** Runs random lists of commands against one relay, and shortens the first that breaks a promise. */
export async function runCommands(options: Options): Promise<CommandsOutcome> {
  const { runs, seed, program, typingEndsWithinMs = 9000 } = options
  const { patience = { quietMs: 20_000, wholeMs: 12_000 } } = options
  const folder = mkdtempSync(join(tmpdir(), 'beckon-commands-'))
  const judge = createJudge({ typingEndsWithinMs })
  const ground = await createGround(program)
  let turn = 0
  try {
    const property = fc.asyncProperty(commands(), async list => {
      const history = createHistory(join(folder, `${++turn}.jsonl`), () => performance.now())
      const world = await createWorld(ground, history, seed + turn)
      const model = newModel()
      try {
        await fc.asyncModelRun(() => ({ model, real: world }), list)
        const run = await world.settle(patience)
        await history.close()
        const told = [...lostOrDoubled(model, run), breachesOf({ breaches: judge(run), historyPath: history.path })]
        if (told.some(Boolean)) throw new Error(told.filter(Boolean).join('\n'))
      } finally {
        await history.close()
        await world.remove()
      }
    })
    const found = await fc.check(property, { numRuns: runs, seed })
    if (!found.failed) {
      rmSync(folder, { recursive: true })
      return { runs: found.numRuns, broken: undefined }
    }
    const error = found.errorInstance
    const lines = error instanceof Error ? error.message : String(error)
    return { runs: found.numRuns, broken: { commands: String(found.counterexample?.[0]), lines } }
  } finally {
    await ground.remove()
  }
}

/** What was said is in the log, once. */
function lostOrDoubled({ said }: Model, { log }: Run): string[] {
  const stored = log.flatMap(({ talk, notes }) => [...talk, ...notes].map(({ text }) => text))
  return said.flatMap(text => {
    const count = stored.filter(other => other === text).length
    return count === 1 ? [] : [`"${text}" is stored ${count} times`]
  })
}
