import { createVisitorChat, memoryOutboxStore, type VisitorChat } from '@beckon/client'
import { createMemoryKeep } from '@beckon/client/doubles'
import type { Address } from '../faults/clients/client.ts'
import { createEnvironment } from '../faults/clients/environment.ts'
import { createOpenSocket } from '../faults/clients/socket.ts'
import type { Random } from '../faults/random/random.ts'

/** From the loss of a connection until the screen says connected again, by the clock of this process. */
export type Absence = { lostAtMs: number; triedAtMs: number | undefined; backAtMs: number | undefined }

export type Visitor = {
  chat: VisitorChat
  said: readonly string[]
  absences: readonly Absence[]
  /** What a screen would show in red. */
  errors: readonly string[]
  say(): void
}

/** A visitor who comes back as a browser does, with the whole backoff, and remembers when. */
export function createVisitor(name: string, site: string, address: Address, random: Random): Visitor {
  const absences: Absence[] = []
  const errors = new Set<string>()
  const said: string[] = []
  const openReal = createOpenSocket(address, { frame: () => {}, down: () => {} })
  const own = createEnvironment(address, { random, skewMs: 0 }, createMemoryKeep(), (url, events) => {
    const absence = absences.at(-1)
    if (absence && absence.triedAtMs === undefined) absence.triedAtMs = performance.now()
    return openReal(url, events)
  })
  const environment = { ...own, random: random.next }
  const chat = createVisitorChat({ relay: address.relay, site, environment, outboxStore: memoryOutboxStore() })
  let link = chat.state().link.kind
  chat.on('change', () => {
    const { link: now, pending } = chat.state()
    for (const { state } of pending) if (state.kind === 'failed') errors.add(`${name}: not sent, ${state.code}`)
    if (now.kind === link) return
    const nowMs = performance.now()
    if (link === 'connected') absences.push({ lostAtMs: nowMs, triedAtMs: undefined, backAtMs: undefined })
    const absence = absences.at(-1)
    if (now.kind === 'connected' && absence) absence.backAtMs = nowMs
    if (now.kind === 'ended') errors.add(`${name}: ended with ${now.code}`)
    link = now.kind
  })
  return {
    chat,
    said,
    absences,
    get errors() {
      return [...errors]
    },
    say() {
      const text = `${name} says ${said.length + 1}`
      said.push(text)
      void chat.send(text)
    },
  }
}
