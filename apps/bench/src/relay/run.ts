import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Job, Load, Result } from './job.ts'
import type { Running } from './rows.ts'
import { generatorCore } from './servers/server.ts'

const generator = fileURLToPath(new URL('generator.ts', import.meta.url))

export type Times = Pick<Job, 'warmUpMs' | 'measureMs'>

/** Lets the generator loose on what runs, in a fresh process on its own core. */
export async function run(running: Running, pairs: number, load: Load, times: Times): Promise<Result> {
  const { protocol, visitors, operators, pids } = running
  const keys = load.kind === 'idle' || load.kind === 'storm' ? running.keys.visitors : running.keys.pairs
  const job: Job = { protocol, visitors, operators, pids, keys, pairs, load, ...times }
  const folder = mkdtempSync(join(tmpdir(), 'beckon-bench-job-'))
  try {
    const file = join(folder, 'job.json')
    writeFileSync(file, JSON.stringify(job))
    const args = ['-c', generatorCore, process.execPath, generator, file]
    const { stdout } = await promisify(execFile)('taskset', args, { maxBuffer: 1e8 })
    return JSON.parse(stdout) as Result
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
