import { setTimeout as wait } from 'node:timers/promises'
import type { RelayProcess } from '../../relay/process.ts'
import type { History } from '../history/history.ts'
import type { Random } from '../random/random.ts'
import type { Member } from './crowd.ts'
import type { Plan } from './plan.ts'

/** The messages between two faults are pressed within this time. */
const pressWithinMs = 250
/** A fault comes at the latest after this time, though the acknowledgement it waits for has not come. */
const faultWithinMs = 3000
/** Longer than a client believes in a connection that says nothing. */
const silentMs = 28_000
const stoppedMs = { least: 200, most: 1500 }
const refusedMs = { least: 0, most: 1500 }

type Parts = { plan: Plan; relay: RelayProcess; members: readonly Member[]; history: History; random: Random }

/** Everybody writes while faults happen, one after the other, each in the middle of sending. Answers how many faults there were. */
export async function storm({ plan, relay, members, history, random }: Parts): Promise<number> {
  const faults = shuffle(random, plan.faults)
  let said = 0
  let acks = 0
  let seen = 0
  const countAcks = () => {
    for (; seen < history.events.length; seen++) if (history.events[seen]?.event === 'ack') acks++
    return acks
  }

  function press() {
    for (let tries = 0; tries < members.length * 4; tries++) {
      const { client } = random.pick(members)
      if (!client.say(`${client.name} says ${said + 1}`)) continue
      said++
      return
    }
  }

  function fidget() {
    const { client } = random.pick(members)
    const what = random.whole(0, 3)
    if (what === 0) client.read()
    else client.type(what !== 1)
  }

  /** Waits until so many more were acknowledged, or long enough. */
  async function untilAcks(count: number) {
    const wanted = countAcks() + count
    for (let passedMs = 0; countAcks() < wanted && passedMs < faultWithinMs; passedMs += 5) await wait(5)
  }

  const one = {
    async kill() {
      history.record({ event: 'fault', fault: 'kill', phase: 'begin' })
      await relay.kill()
      await relay.start()
      history.record({ event: 'fault', fault: 'kill', phase: 'end' })
    },
    async stop() {
      history.record({ event: 'fault', fault: 'stop', phase: 'begin' })
      relay.signal('SIGSTOP')
      await wait(random.whole(stoppedMs.least, stoppedMs.most))
      relay.signal('SIGCONT')
      history.record({ event: 'fault', fault: 'stop', phase: 'end' })
    },
    /** Half of them hear nothing, while what they say still arrives. */
    async silence() {
      const silent = members.filter(() => random.next() < 0.5)
      for (const { client, network } of silent) {
        history.record({ event: 'fault', fault: 'silence', phase: 'begin', client: client.name })
        network.mute()
      }
      await wait(silentMs)
      for (const { client, network } of silent) {
        network.cut(0)
        network.unmute()
        history.record({ event: 'fault', fault: 'silence', phase: 'end', client: client.name })
      }
    },
    async network() {
      const { client, network } = random.pick(members)
      const fault = random.pick(['cut', 'mute', 'delay', ...(client.reload ? (['reload'] as const) : [])] as const)
      if (fault === 'reload') return client.reload?.()
      history.record({ event: 'fault', fault, phase: 'begin', client: client.name })
      const forMs = random.whole(refusedMs.least, refusedMs.most)
      if (fault === 'cut') network.cut(forMs)
      else if (fault === 'mute') network.mute()
      else network.delay(random.whole(20, 200))
      const over = async () => {
        await wait(forMs)
        if (fault === 'mute') {
          // What was said into the silence is lost with the connection.
          network.cut(0)
          network.unmute()
        } else network.delay(0)
        history.record({ event: 'fault', fault, phase: 'end', client: client.name })
      }
      ending.push(over())
    },
  }
  const ending: Promise<void>[] = []

  for (const [index, fault] of faults.entries()) {
    const isLast = index === faults.length - 1
    const due = isLast ? plan.messages - said : Math.round(plan.messages / faults.length)
    const withinMs = fault === 'silence' ? silentMs : pressWithinMs
    const presses = Array.from({ length: due }, () => wait(random.next() * withinMs).then(press))
    fidget()
    if (fault !== 'silence') await untilAcks(random.whole(0, Math.round(due * 0.9)))
    await one[fault]()
    await Promise.all(presses)
    // Some look at their page at once, others come back with the backoff of their client.
    for (const { client } of members) if (random.next() < 0.5) client.wake()
  }
  while (said < plan.messages) press()
  await Promise.all(ending)
  return faults.length
}

function shuffle(random: Random, { kill = 0, stop = 0, network = 0, silence = 0 }: Plan['faults']) {
  const faults = [
    ...Array.from({ length: kill }, () => 'kill' as const),
    ...Array.from({ length: stop }, () => 'stop' as const),
    ...Array.from({ length: network }, () => 'network' as const),
    ...Array.from({ length: silence }, () => 'silence' as const),
  ]
  return faults
    .map(fault => ({ fault, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ fault }) => fault)
}
