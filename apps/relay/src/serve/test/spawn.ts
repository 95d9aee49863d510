import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const command = fileURLToPath(new URL('../../command.ts', import.meta.url))

/** Runs the command line in its own process until it ends. */
export async function beckon(args: string[], env: Record<string, string>, input = '') {
  const child = start(args, env)
  child.stdin?.end(input)
  const [out, err] = [collect(child, 'stdout'), collect(child, 'stderr')]
  const [code] = await once(child, 'close')
  return { code: Number(code), out: out(), err: err() }
}

/** Starts a relay in its own process; ready when it has logged `listening`. `before` is a command that ends by becoming the one it is given. */
export async function startProcess(args: string[], env: Record<string, string>, before: string[] = []) {
  const child = start(args, env, before)
  // A test that failed has not ended it.
  process.once('exit', () => child.kill('SIGKILL'))
  const [out, err] = [collect(child, 'stdout'), collect(child, 'stderr')]
  const { promise, resolve, reject } = Promise.withResolvers<{ relay: string; shop?: string }>()
  child.stdout?.on('data', () => {
    const line = out()
      .split('\n')
      .find(text => text.includes('"msg":"listening"'))
    if (line?.endsWith('}')) resolve(JSON.parse(line))
  })
  child.on('close', code => reject(new Error(`ended with ${code}: ${err()}`)))
  const { relay, shop } = await promise
  return {
    pid: Number(child.pid),
    relay,
    shop,
    out,
    /** Answers the exit code, or the signal that ended it. */
    async end(signal: NodeJS.Signals) {
      const closed = once(child, 'close')
      child.kill(signal)
      const [code, by] = await closed
      return code ?? by
    },
  }
}

/** Servers of whoever runs the tests are none of theirs. */
const noServers = { DATABASE_URL: '', REDIS_URL: '' }

function start(args: string[], env: Record<string, string>, before: string[] = []) {
  const [program = '', ...words] = [...before, process.execPath, command, ...args]
  return spawn(program, words, { env: { ...process.env, ...noServers, ...env }, stdio: 'pipe' })
}

function collect(child: ChildProcess, name: 'stdout' | 'stderr') {
  let text = ''
  child[name]?.setEncoding('utf8').on('data', data => {
    text += data
  })
  return () => text
}
