import { setTimeout as wait } from 'node:timers/promises'
import { createOperatorDesk, memoryOutboxStore } from '@beckon/client'
import { createMemoryKeep } from '@beckon/client/doubles'
import { createEnvironment } from '../faults/clients/environment.ts'
import { createOpenSocket } from '../faults/clients/socket.ts'
import type { Rendered } from '../faults/history/event.ts'
import { createRandom } from '../faults/random/random.ts'
import { readLog } from '../faults/scenario/log.ts'
import { openSites, originOf } from '../faults/scenario/sites.ts'
import { type Cluster, startCluster } from './cluster.ts'
import { createVisitor, type Visitor } from './visitor.ts'

const site = 'north'
/** Each visitor says something so often, the operator to somebody ten times as often. */
const saysEveryMs = 2000
const repliesEveryMs = 200
const quietWithinMs = 60_000
const lookEveryMs = 50

export type Restart = { exitCode: number | null; lost: number; awayMs: number[]; busiestShare: number }
export type Rolling = {
  clients: number
  messages: number
  restarts: Restart[]
  errors: string[]
  /** Whose list is not the log, or whose words are not in it once and in order. */
  wrong: string[]
}

/** Restarts three relays one after the other while visitors and an operator talk. */
export async function runRolling(clients: number, seed = 1): Promise<Rolling> {
  const cluster = await startCluster()
  const random = createRandom(seed)
  let visitors: Visitor[] = []
  const talking: NodeJS.Timeout[] = []
  try {
    const { relays, address } = cluster
    const [operator] = relays[0] ? await openSites(relays[0]) : []
    const desk = createDesk(address, operator?.cookie ?? '')
    const own = { relay: address, origin: originOf(site) }
    visitors = Array.from({ length: clients }, (_, at) => createVisitor(`visitor ${at}`, site, own, random))
    for (const { say } of visitors) say()
    await desk.start()
    const isConnected = ({ chat }: Visitor) => chat.state().link.kind === 'connected'
    const areQuiet = () =>
      visitors.every(one => isConnected(one) && one.chat.state().pending.length === 0) &&
      desk.state().link.kind === 'connected' &&
      desk.state().conversations.every(({ conversation }) => desk.thread(conversation).pending.length === 0)
    const until = async (isSo: () => boolean) => {
      const untilMs = performance.now() + quietWithinMs
      while (!isSo() && performance.now() < untilMs) await wait(lookEveryMs)
    }
    await until(areQuiet)

    const replies: string[] = []
    for (const { say } of visitors) talking.push(setInterval(say, saysEveryMs * (0.5 + random.next())))
    const reply = () => {
      const { conversation } = random.pick(desk.state().conversations)
      replies.push(`reply ${replies.length + 1}`)
      void desk.send(conversation, replies.at(-1) ?? '')
    }
    talking.push(setInterval(reply, repliesEveryMs))
    const restarts: Restart[] = []
    for (const relay of relays) {
      const beganMs = performance.now()
      const exitCode = await relay.stop()
      await relay.start()
      await until(() => visitors.every(isConnected))
      restarts.push({ exitCode, ...absencesSince(visitors, beganMs) })
    }
    for (const timer of talking) clearInterval(timer)
    await until(areQuiet)
    const wrong = await wrongIn(cluster, visitors, replies)
    desk.stop()
    const errors = visitors.flatMap(one => one.errors)
    return { clients, messages: visitors.flatMap(({ said }) => said).length + replies.length, restarts, errors, wrong }
  } finally {
    for (const timer of talking) clearInterval(timer)
    for (const { chat } of visitors) chat.stop()
    await cluster.remove()
  }
}

function createDesk(relay: string, cookie: string) {
  const address = { relay, origin: relay, cookie }
  const openSocket = createOpenSocket(address, { frame: () => {}, down: () => {} })
  const own = createEnvironment(address, { random: createRandom(0), skewMs: 0 }, createMemoryKeep(), openSocket)
  const environment = { ...own, random: Math.random }
  const outboxStore = memoryOutboxStore()
  return createOperatorDesk({ relay, operator: 'ada', environment, outboxStore })
}

/** The share of all first attempts that came within the fullest 100 ms is what a relay would feel. */
function absencesSince(visitors: readonly Visitor[], beganMs: number): Omit<Restart, 'exitCode'> {
  const absences = visitors.flatMap(one => one.absences.filter(({ lostAtMs }) => lostAtMs >= beganMs))
  const awayMs = absences.map(({ lostAtMs, backAtMs = Number.POSITIVE_INFINITY }) => backAtMs - lostAtMs)
  const tries = absences.flatMap(({ triedAtMs }) => triedAtMs ?? [])
  const busiest = Math.max(0, ...tries.map(from => tries.filter(at => at >= from && at < from + 100).length))
  return { lost: absences.length, awayMs: awayMs.sort((a, b) => a - b), busiestShare: busiest / tries.length }
}

async function wrongIn({ relays }: Cluster, visitors: readonly Visitor[], replies: readonly string[]) {
  const [first] = relays
  if (!first) return ['no relay']
  const log = await readLog(first, [site])
  const wrong: string[] = []
  const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  for (const { chat, said } of visitors) {
    const { conversation, messages } = chat.state()
    const talk = log.find(({ id }) => id === conversation?.conversation)?.talk ?? []
    const texts = talk.flatMap(({ text }) => (text.startsWith('visitor') ? [text] : []))
    if (!isSame(texts, said)) wrong.push(`said ${said.join(' | ')}; stored ${texts.join(' | ')}`)
    const held = talk.slice(-messages.length)
    if (!isSame(messages.map(placeOf), held.map(placeOf))) wrong.push(`${said[0]}: the list is not the log`)
  }
  const stored = log.flatMap(({ talk }) => talk.flatMap(({ text }) => (text.startsWith('reply') ? [text] : [])))
  if (!isSame(stored.toSorted(), replies.toSorted())) {
    wrong.push(`${replies.length} replies were sent and ${stored.length} stored`)
  }
  return wrong
}

const placeOf = ({ seq, messageId, text }: Rendered) => `${seq} ${messageId} ${text}`

export function describeRolling({ clients, messages, restarts, errors, wrong }: Rolling): string {
  const rows = restarts.map(({ exitCode, lost, awayMs, busiestShare }) => {
    const at = (share: number) => Math.round(awayMs[Math.ceil(awayMs.length * share) - 1] ?? 0)
    const busiest = `${Math.round(busiestShare * 100)} % of them tried in the fullest 100 ms`
    return `  exit ${exitCode}, ${lost} lost it, away p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, at most ${at(1)} ms; ${busiest}`
  })
  const judged = `${wrong.length} wrong lists, ${errors.length} errors shown`
  return [`Three relays restarted under ${clients} visitors and ${messages} messages: ${judged}`, ...rows].join('\n')
}
