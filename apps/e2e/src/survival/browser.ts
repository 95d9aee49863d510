import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright'
import { chromiumArgs, chromiumPath } from '../browser/browser.ts'

/** A browser whose profile outlives it. */
export type LastingBrowser = {
  /** Begins on the profile of last time. */
  start(): Promise<Page>
  /** SIGKILL to all its processes: nothing is flushed. */
  kill(): Promise<void>
  remove(): Promise<void>
}

/** Started here and not by Playwright, which does not say what its process is. */
export function createLastingBrowser(): LastingBrowser {
  const profile = mkdtempSync(join(tmpdir(), 'beckon-profile-'))
  const args = [...chromiumArgs, '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank']
  let child: ChildProcess | undefined

  function killGroup() {
    // Its own group, since what a dead browser leaves behind ends only by and by.
    if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      process.kill(-child.pid, 'SIGKILL')
    }
  }
  process.once('exit', killGroup)

  async function kill() {
    const dying = child
    if (!dying) return
    const gone = once(dying, 'exit')
    killGroup()
    await gone
    child = undefined
  }

  return {
    async start() {
      const starting = spawn(chromiumPath, args, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
      child = starting
      const browser = await chromium.connectOverCDP(await addressOf(starting))
      const [context] = browser.contexts()
      if (!context) throw new Error('the browser has no window')
      return context.newPage()
    },
    kill,
    async remove() {
      process.off('exit', killGroup)
      await kill()
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((found, fail) => {
    let said = ''
    child.stderr?.on('data', (data: Buffer) => {
      said += data
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (address) found(address)
    })
    child.once('exit', code => fail(new Error(`the browser ended with ${code}:\n${said}`)))
  })
}
