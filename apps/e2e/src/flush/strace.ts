import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'

/** What writes to files and sockets, and what flushes. */
const calls = 'fsync,fdatasync,pwrite64,pwritev,write,writev,sendto,sendmsg'
/** A page of the database and its header, whole. */
const shownBytes = 8192

export type Trace = { stop(): Promise<readonly string[]> }

/** Follows every thread of a process. A string says why that cannot be done here. */
export async function traceCalls(pid: number, path: string): Promise<Trace | string> {
  const args = ['-f', '-y', '-ttt', '-s', `${shownBytes}`, '-e', `trace=${calls}`, '-o', path, '-p', `${pid}`]
  const strace = spawn('strace', args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  const problem = await new Promise<string | undefined>(done => {
    strace.stderr.on('data', (data: Buffer) => {
      said += data
      if (said.includes(' attached')) done(undefined)
    })
    strace.once('error', () => done('strace is not installed'))
    strace.once('close', () => done(`strace may not follow a process here: ${said.trim()}`))
  })
  if (problem !== undefined) return problem
  return {
    async stop() {
      const ended = once(strace, 'close')
      // It lets the process go on.
      strace.kill('SIGINT')
      await ended
      return readFileSync(path, 'latin1').split('\n')
    },
  }
}
