import { parseRelayFrame, type RelayFrame } from '@beckon/protocol'
import type { BrowserContext, Page } from 'playwright'
import { createWitness } from '../clients/witness.ts'
import type { Recorder } from '../history/history.ts'

/** A press of send is over when the words stand on the screen; a machine under load takes its time. */
const drawnWithinMs = 30_000

type Options = {
  name: string
  /** Puts the page in use again, or answers false when it could not be loaded. */
  ready(): Promise<boolean>
  /** The page is being loaded anew: nothing is on screen. */
  cleared(): void
  heard?(frame: RelayFrame): void
}

/** A page in Chromium that is one client: what it hears is written down, and what is done to it is done as by a person's hands, one deed after the other. */
export function createTab(
  record: Recorder,
  { context, page }: { context: BrowserContext; page: Page },
  options: Options,
) {
  const { name, ready, cleared, heard } = options
  const witness = createWitness(record, name)
  let state = ''
  let bornAfterMs = 0
  let deeds = 0
  let isStopped = false
  let lastDeed: Promise<unknown> = Promise.resolve()

  page.on('websocket', socket => {
    socket.on('framereceived', ({ payload }) => {
      const frame = parseRelayFrame(String(payload))
      if (!frame || isStopped) return
      heard?.(frame)
      witness.frame(frame)
    })
    socket.on('close', () => {
      if (isStopped) return
      witness.down()
      state = 'down'
    })
  })

  function then(deed: () => Promise<unknown>) {
    deeds++
    lastDeed = lastDeed.then(async () => {
      try {
        if (!isStopped) await deed()
      } finally {
        deeds--
      }
    })
  }

  async function loadAnew() {
    // What the page that goes away may still tell is no longer on screen.
    bornAfterMs = Date.now()
    witness.down()
    record({ event: 'fault', fault: 'reload', phase: 'begin', client: name })
    state = ''
    cleared()
    await page.reload().catch(() => {})
  }

  return {
    then,
    done: async (): Promise<void> => void (await lastDeed),
    /** Whether what a page tells, that began at this time, is on screen. */
    isCurrent: ({ bornMs }: { bornMs: number }) => !isStopped && bornMs >= bornAfterMs,
    isQuiet: () => deeds === 0 && state === 'connected',
    sayState(now: 'connected' | 'reconnecting') {
      if (now === state) return
      state = now
      record({ event: 'state', client: name, state: now })
    },
    /** Words that were pressed and stand nowhere are in limbo, which is for the judge to say. */
    async untilDrawn<T extends { messageId: string }>(text: string, look: () => T | undefined) {
      const untilMs = performance.now() + drawnWithinMs
      let found = look()
      while (!found && performance.now() < untilMs) {
        await page.waitForTimeout(5)
        found = look()
      }
      return found ?? { messageId: `never drawn: ${text}` }
    },
    wake: () => void page.evaluate(() => dispatchEvent(new Event('online'))).catch(() => {}),
    reload() {
      then(async () => {
        // While the relay is away there is a page without a chat, or none, and people try again.
        do await loadAnew()
        while (!isStopped && !(await ready()))
      })
    },
    /** False when it was stopped before. */
    stop(): boolean {
      if (isStopped) return false
      isStopped = true
      void context.close()
      return true
    },
  }
}
