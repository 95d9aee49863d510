import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'

type Event = { method: string; params: Record<string, unknown> }
type Answer = { id?: number; type: string; result?: Record<string, never>; message?: string } & Partial<Event>

export type Bidi = Awaited<ReturnType<typeof startFirefox>>

/** What would make Firefox ask the network for things of its own. */
const preferences = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'http://localhost:9/',
  'toolkit.telemetry.enabled': false,
}

/** Starts Firefox and speaks WebDriver BiDi to it: https://w3c.github.io/webdriver-bidi/. Rejects with what it said where it does not start. */
export async function startFirefox(program: string) {
  const profile = mkdtempSync(join(tmpdir(), 'beckon-firefox-'))
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`)
  writeFileSync(join(profile, 'user.js'), lines.join('\n'))
  const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0']
  const child = spawn(program, args, { env: { ...process.env, HOME: profile }, stdio: ['ignore', 'pipe', 'pipe'] })
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  const socket = new WebSocket(`${await addressOf(child)}/session`)
  await once(socket, 'open')

  let lastId = 0
  const asked = new Map<number, (answer: Answer) => void>()
  const heard = new Set<(event: Event) => void>()
  socket.on('message', data => {
    const answer = JSON.parse(String(data)) as Answer
    if (answer.id !== undefined) asked.get(answer.id)?.(answer)
    else if (answer.method) for (const hear of heard) hear({ method: answer.method, params: answer.params ?? {} })
  })

  /** Answers the result of a command; rejects with what the browser says against it. */
  async function ask<T>(method: string, params: object = {}): Promise<T> {
    const id = ++lastId
    const answer = await new Promise<Answer>(done => {
      asked.set(id, done)
      socket.send(JSON.stringify({ id, method, params }))
    })
    asked.delete(id)
    if (answer.type === 'error') throw new Error(`${method}: ${answer.message}`)
    return answer.result as T
  }

  await ask('session.new', { capabilities: {} })
  return {
    ask,
    on(hear: (event: Event) => void): () => void {
      heard.add(hear)
      return () => heard.delete(hear)
    },
    async close() {
      const ended = once(child, 'exit')
      await ask('browser.close').catch(kill)
      await ended
      socket.close()
      process.off('exit', kill)
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** It is on its standard error once it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let said = ''
    child.stderr?.on('data', data => {
      said += data
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said)
      if (found?.[1]) done(found[1])
    })
    child.once('error', fail)
    child.once('exit', code => fail(new Error(`Firefox ended with ${code}:\n${said}`)))
  })
}
