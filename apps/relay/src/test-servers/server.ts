import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** A server of the machine as tests use it: it can be ended, frozen and started again at the same place. */
export type TestServer = {
  url: string
  /** 0 while it does not run. */
  pid(): number
  start(): Promise<void>
  /** Ends it with a signal, or freezes it with SIGSTOP and thaws it with SIGCONT. */
  signal(signal: NodeJS.Signals): Promise<void>
  stop(): Promise<void>
}

/** Runs a program that says on its output when it is ready. It never outlives this process. */
export function createProgram(command: string, args: string[], ready: string, options: SpawnOptions = {}) {
  let child: ChildProcess | undefined
  const kill = () => child?.kill('SIGKILL')
  return {
    /** Of the running program; 0 while there is none. */
    pid: () => child?.pid ?? 0,
    async start(): Promise<void> {
      const started = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
      child = started
      process.once('exit', kill)
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      let said = ''
      for (const stream of [started.stdout, started.stderr]) {
        stream?.setEncoding('utf8').on('data', (text: string) => {
          said += text
          if (said.includes(ready)) resolve()
        })
      }
      started.once('error', reject)
      started.once('exit', code => reject(new Error(`${command} ended with ${code}: ${said}`)))
      await promise
    },
    async signal(signal: NodeJS.Signals): Promise<void> {
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const exited = once(child, 'exit')
      child.kill(signal)
      if (signal === 'SIGSTOP' || signal === 'SIGCONT') return
      await exited
      process.off('exit', kill)
    },
  }
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
