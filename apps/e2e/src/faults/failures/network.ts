import { setTimeout as wait } from 'node:timers/promises'
import type { Stage } from './failure.ts'

/** Longer than a client believes in a connection that says nothing. */
export const silentMs = 28_000
const failingMs = { least: 0, most: 1500 }
const delayMs = { least: 20, most: 200 }

/** Somebody's way to the relay is cut, goes silent or slow for a moment, or their page is loaded anew. */
export async function network({ members, history, random, underWay }: Stage): Promise<void> {
  const member = random.pick(members)
  const { client, network } = member
  const fault = random.pick(['cut', 'mute', 'delay', ...(client.reload ? (['reload'] as const) : [])] as const)
  if (fault === 'reload') return client.reload?.()
  await underWay.get(member)
  history.record({ event: 'fault', fault, phase: 'begin', client: client.name })
  const forMs = random.whole(failingMs.least, failingMs.most)
  if (fault === 'cut') network.cut(forMs)
  else if (fault === 'mute') network.mute()
  else network.delay(random.whole(delayMs.least, delayMs.most))
  const over = async () => {
    await wait(forMs)
    if (fault === 'mute') {
      // What was said into the silence is lost with the connection.
      network.cut(0)
      network.unmute()
    } else network.delay(0)
    history.record({ event: 'fault', fault, phase: 'end', client: client.name })
  }
  underWay.set(member, over())
}

/** Half of them hear nothing, while what they say still arrives. */
export async function silence({ members, history, random }: Stage): Promise<void> {
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
}
