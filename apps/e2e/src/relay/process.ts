import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../architecture/house.ts'
import { freePort } from './ports.ts'

const command = join(root, 'apps/relay/src/command.ts')

export type RelayProcess = {
  shop: string
  relay: string
  data: string
  env: NodeJS.ProcessEnv
  /** Of the operator `ann`, as printed at the first start. */
  password: string
  /** Of the process that runs now. */
  pid(): number
  /** SIGKILL: nothing is flushed, nobody is told. */
  kill(): Promise<void>
  start(): Promise<void>
  /** SIGSTOP freezes the process, SIGCONT lets it go on. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>
  /** Runs a command of `beckon` on the same data; resolves with its standard output. */
  beckon(...args: string[]): Promise<string>
  remove(): Promise<void>
}

/** What runs, and what it prints once it is ready. `within` is a command that runs it in surroundings of its own, as another view of the disks. */
export type Program = { args: string[]; ready: string; within?: readonly string[] }
const demo: Program = { args: [command, 'demo'], ready: 'The tag' }
/** The relay alone, without a shop. */
export const serve: Program = { args: [command, 'serve'], ready: '"msg":"listening"' }

/** The demo as `npm start` runs it, or another program, on free ports and a folder of its own under the system's temporary one. */
export async function startDemo(more: NodeJS.ProcessEnv = {}, program = demo): Promise<RelayProcess> {
  const data = mkdtempSync(join(tmpdir(), 'beckon-'))
  const [port, shopPort] = [await freePort(), await freePort()]
  const env = {
    ...process.env,
    BECKON_DATA: data,
    BECKON_PORT: `${port}`,
    BECKON_DEMO_PORT: `${shopPort}`,
    BECKON_LOG: 'info',
    ...more,
  }
  const { within = [] } = program
  let child: ChildProcess | undefined
  const killChild = () => void child?.kill('SIGKILL')
  const ended = (dying: ChildProcess) =>
    new Promise<number | null>(done =>
      dying.exitCode === null && dying.signalCode === null ? dying.once('exit', done) : done(dying.exitCode),
    )

  const relay: RelayProcess = {
    shop: `http://localhost:${shopPort}`,
    relay: `http://localhost:${port}`,
    data,
    env,
    password: '',
    pid() {
      if (child?.pid === undefined) throw new Error('the relay does not run')
      return child.pid
    },
    async start() {
      const [file = process.execPath, ...args] = [...within, process.execPath, ...program.args]
      const starting = spawn(file, args, { env, cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
      child = starting
      const said = await ready(starting, program.ready)
      relay.password ||= /sign in as ann with (\S+)/.exec(said)?.[1] ?? ''
    },
    signal: name => void child?.kill(name),
    async kill() {
      const dying = child
      if (!dying) return
      dying.kill('SIGKILL')
      await ended(dying)
    },
    async stop() {
      const dying = child
      if (!dying) return null
      child = undefined
      dying.kill('SIGTERM')
      return ended(dying)
    },
    async beckon(...args) {
      if (within.length === 0) return runHere(args, env)
      const [file = process.execPath, ...all] = [...within, process.execPath, command, ...args]
      const { stdout } = await promisify(execFile)(file, all, {
        env,
        cwd: root,
        maxBuffer: 1e8,
      })
      return stdout
    },
    async remove() {
      await relay.stop()
      process.off('exit', killChild)
      rmSync(data, { recursive: true, force: true })
    },
  }
  // Nothing is left behind by a run that ends in the middle, whatever state its relay is in.
  process.once('exit', killChild)
  await relay.start()
  return relay
}

/** One at a time: a command that waits for SQLite's lock stops this process, and with it the one that has the lock. */
let lastHere: Promise<unknown> = Promise.resolve()

/** In this process, which takes a tenth of the time of a new one. Rejects when the command fails. */
function runHere(args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  const said = lastHere.then(() => runNow(args, env))
  lastHere = said.catch(() => {})
  return said
}

async function runNow(args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { run } = await import('../../../relay/src/command/run.ts')
  const said = { out: '', err: '' }
  const io = { out: (text: string) => (said.out += `${text}\n`), err: (text: string) => (said.err += `${text}\n`) }
  const code = await run(args, env, io)
  if (code !== 0) throw new Error(`beckon ${args.join(' ')} ended with ${code}:\n${said.err}`)
  return said.out
}

/** Resolves with what it printed once the words are there; rejects with all it said if it ends before. */
function ready(child: ChildProcess, words: string): Promise<string> {
  return new Promise((done, fail) => {
    let said = ''
    const hear = (data: Buffer) => {
      said += data
      if (said.includes(words)) done(said)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', code => fail(new Error(`the relay ended with ${code}:\n${said}`)))
  })
}
