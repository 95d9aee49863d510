import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** All servers of a row share the first core; the generator has the second. */
export const serverCore = '0'
export const generatorCore = '1'

export type Server = { name: string; pid: number; port: number; stop(): Promise<void> }

/** Starts a Node program on the servers' core; it says in JSON where it listens, after `ready`. */
export async function startServer(
  name: string,
  args: string[],
  ready: RegExp,
  env: NodeJS.ProcessEnv = {},
): Promise<Server> {
  const child = spawn('taskset', ['-c', serverCore, process.execPath, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  const port = Number(await said(child, ready))
  if (!child.pid) throw new Error(`${name} did not start`)
  return {
    name,
    pid: child.pid,
    port,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      process.off('exit', kill)
    },
  }
}

function said(child: ChildProcess, words: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.setEncoding('utf8').on('data', (more: string) => {
      text += more
      const found = words.exec(text)
      if (!found) return
      child.stdout?.removeAllListeners('data').resume()
      resolve(found[1] ?? '')
    })
    child.once('exit', code => reject(new Error(`ended with ${code}: ${text}`)))
  })
}
