import { setTimeout as wait } from 'node:timers/promises'
import { createMemoryKeep } from '@beckon/client/doubles'
import type { Client } from '../clients/client.ts'
import { createNaive } from '../clients/naive.ts'
import { createStrictOperator } from '../clients/strict-operator.ts'
import { askForVisitor, createDevice, createStrictVisitor } from '../clients/strict-visitor.ts'
import type { Run } from '../history/event.ts'
import type { History } from '../history/history.ts'
import { everybodyShowsTheLog } from '../invariants/whole.ts'
import { createNetwork, type Network } from '../network/proxy.ts'
import { createRandom } from '../random/random.ts'
import { originOf } from '../scenario/sites.ts'
import type { Ground } from './ground.ts'

/** `guest` is a visitor with a conversation of their own, who only speaks the protocol; `tab` is the second one of `visitor`. */
export const people = ['visitor', 'tab', 'guest', 'operator'] as const
export type Who = (typeof people)[number]

export type World = {
  ground: Ground
  history: History
  of(who: Who): { client: Client; network: Network }
  openTab(): Promise<void>
  /** Ends all that still fails, waits until nothing is under way, and answers what is to be judged. */
  settle(patience: Patience): Promise<Run>
  remove(): Promise<void>
}

export type Patience = { quietMs: number; wholeMs: number }

const site = 'north'

/** The people of one run, each with a network of their own. Nothing of it depends on the runs before. */
export async function createWorld(ground: Ground, history: History, seed: number): Promise<World> {
  const { record } = history
  const port = Number(new URL(ground.relay.relay).port)
  const members = new Map<Who, { client: Client; network: Network }>()
  const visitors = new Set<string>()
  const surroundings = { random: createRandom(seed), skewMs: 0 }
  const join = async (who: Who, create: (relay: string) => Client | Promise<Client>) => {
    const network = await createNetwork(() => [port])
    members.set(who, { network, client: await create(`http://127.0.0.1:${network.port}`) })
  }
  const origin = originOf(site)
  const device = await createDevice({ relay: ground.relay.relay, origin }, site, createMemoryKeep())
  const guest = await askForVisitor({ relay: ground.relay.relay, origin }, site)
  visitors.add(device.visitor).add(guest.visitor)

  const openTab = (name: 'visitor' | 'tab') =>
    join(name, relay => {
      record({ event: 'join', client: name, driver: 'strict', kind: 'visitor', visitor: device.visitor, site })
      const begins = name === 'visitor'
      return createStrictVisitor(record, { name, site, address: { relay, origin }, surroundings, device, begins })
    })
  await openTab('visitor')
  await join('guest', relay => {
    const { visitor, token } = guest
    record({ event: 'join', client: 'guest', driver: 'naive', kind: 'visitor', visitor, site })
    const identity = { kind: 'visitor' as const, site, token }
    return createNaive(record, { name: 'guest', identity, address: { relay, origin }, surroundings })
  })
  await join('operator', relay => {
    const { name, sites, cookie } = ground.operator
    record({ event: 'join', client: 'operator', driver: 'strict', kind: 'operator', sites })
    const address = { relay, origin: relay, cookie }
    const concerns = (visitor: string) => visitors.has(visitor)
    return createStrictOperator(record, { name: 'operator', operator: name, address, surroundings, concerns })
  })

  const read = (): Run => {
    const all = ground.log()
    const isOwn = ({ visitor }: { visitor: string }) => visitors.has(visitor)
    return { history: history.events, log: all.filter(isOwn), older: all.filter(one => !isOwn(one)) }
  }

  return {
    ground,
    history,
    of(who) {
      const member = members.get(who)
      if (!member) throw new Error(`${who} is not here`)
      return member
    },
    openTab: () => openTab('tab'),
    async settle({ quietMs, wholeMs }) {
      const all = [...members.values()]
      for (const { network } of all) network.unmute()
      await until(quietMs, () => {
        for (const { client } of all) client.wake()
        return all.every(({ client }) => client.isQuiet())
      })
      let run = read()
      await until(wholeMs, async () => {
        await Promise.all(all.map(({ client }) => client.showAll()))
        for (const { client } of all) client.draw()
        run = read()
        return everybodyShowsTheLog.check(run).length === 0
      })
      record({ event: 'quiet' })
      for (const { client } of all) client.stop()
      return run
    },
    async remove() {
      for (const { client, network } of members.values()) {
        client.stop()
        await network.close()
      }
    },
  }
}

async function until(withinMs: number, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const untilMs = performance.now() + withinMs
  while (!(await isSo()) && performance.now() < untilMs) await wait(10)
}
