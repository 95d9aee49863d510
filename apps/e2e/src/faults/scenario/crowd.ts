import { createMemoryKeep } from '@beckon/client/doubles'
import type { Browsers } from '../browsers/browsers.ts'
import { createConsoleOperator } from '../browsers/console-operator.ts'
import { createWidgetVisitor } from '../browsers/widget-visitor.ts'
import type { Client } from '../clients/client.ts'
import { createNaive } from '../clients/naive.ts'
import { createStrictOperator } from '../clients/strict-operator.ts'
import { askForVisitor, createDevice, createStrictVisitor, type Device } from '../clients/strict-visitor.ts'
import type { Deployment } from '../deployment/deployment.ts'
import type { Recorder } from '../history/history.ts'
import { createNetwork, type Network } from '../network/proxy.ts'
import { createRandom, type Random } from '../random/random.ts'
import type { Crowd } from './plan.ts'
import { originOf, type SignedIn, sites } from './sites.ts'

export type Member = { client: Client; network: Network; kind: 'visitor' | 'tab' | 'operator' }

const hourMs = 3_600_000
/** Some clocks are an hour wrong, in both directions. */
const wrongsMs = [0, 0, hourMs, -hourMs]
const stepEveryMs = 4000

/** Everybody who talks in a scenario, each with a network of their own. */
export async function createCrowd(
  record: Recorder,
  { relays }: Pick<Deployment, 'relays'>,
  crowd: Crowd,
  operators: readonly SignedIn[],
  random: Random,
  clocksStep = false,
  browsers?: Browsers,
): Promise<Member[]> {
  const members: Member[] = []
  const ports = relays.map(({ relay }) => Number(new URL(relay).port))
  /** As a load balancer: each time any relay, and another one when that one is down. */
  const anyPorts = () => {
    const first = random.whole(0, ports.length - 1)
    return [...ports.slice(first), ...ports.slice(0, first)]
  }
  const join = async (kind: Member['kind'], create: (relay: string) => Promise<Client>) => {
    const network = await createNetwork(anyPorts)
    members.push({ kind, network, client: await create(`http://127.0.0.1:${network.port}`) })
  }
  const surroundings = (index: number) => ({ random, skewMs: clockOf(index, clocksStep) })
  const siteOf = (index: number) => sites[index % sites.length] ?? sites[0]
  const operatorOf = (index: number) => {
    const operator = operators[index % operators.length]
    if (!operator) throw new Error('no operator')
    return operator
  }
  const devices: Device[] = []

  for (let index = 0; index < crowd.operators; index++) {
    await join('operator', async address => {
      const { name, sites, cookie } = operatorOf(index)
      const client = `operator ${name} ${index}`
      record({ event: 'join', client, driver: 'strict', kind: 'operator', sites })
      const own = { relay: address, origin: address, cookie }
      return createStrictOperator(record, {
        name: client,
        operator: name,
        address: own,
        surroundings: surroundings(index),
      })
    })
  }
  for (let index = 0; index < crowd.naiveOperators; index++) {
    await join('operator', async address => {
      const { name, sites, cookie } = operatorOf(index)
      const client = `naive operator ${name} ${index}`
      record({ event: 'join', client, driver: 'naive', kind: 'operator', sites })
      const own = { relay: address, origin: address, cookie }
      const identity = { kind: 'operator' as const }
      return createNaive(record, { name: client, identity, address: own, surroundings: surroundings(index) })
    })
  }
  for (let index = 0; index < crowd.visitors; index++) {
    await join('visitor', async address => {
      const site = siteOf(index)
      const own = { relay: address, origin: originOf(site) }
      const device = await createDevice(own, site, createMemoryKeep())
      devices.push(device)
      const name = `visitor ${index}`
      record({ event: 'join', client: name, driver: 'strict', kind: 'visitor', visitor: device.visitor, site })
      return createStrictVisitor(record, {
        name,
        site,
        address: own,
        surroundings: surroundings(index),
        device,
        begins: true,
      })
    })
  }
  for (let index = 0; index < crowd.tabs; index++) {
    await join('tab', async address => {
      const site = siteOf(index)
      const device = devices[index]
      if (!device) throw new Error('a tab needs a visitor')
      const own = { relay: address, origin: originOf(site) }
      const name = `visitor ${index}, second tab`
      record({ event: 'join', client: name, driver: 'strict', kind: 'visitor', visitor: device.visitor, site })
      return createStrictVisitor(record, {
        name,
        site,
        address: own,
        surroundings: surroundings(index),
        device,
        begins: false,
      })
    })
  }
  for (let index = 0; index < crowd.naiveVisitors; index++) {
    await join('visitor', async address => {
      const site = siteOf(index)
      const own = { relay: address, origin: originOf(site) }
      const { visitor, token } = await askForVisitor(own, site)
      const name = `naive visitor ${index}`
      record({ event: 'join', client: name, driver: 'naive', kind: 'visitor', visitor, site })
      const identity = { kind: 'visitor' as const, site, token }
      return createNaive(record, { name, identity, address: own, surroundings: surroundings(index) })
    })
  }
  for (let index = 0; index < (crowd.widgets ?? 0) && browsers; index++) {
    await join('visitor', async relay => {
      const site = siteOf(index)
      const { visitor, token } = await askForVisitor({ relay, origin: originOf(site) }, site)
      const name = `widget ${index}`
      record({ event: 'join', client: name, driver: 'strict', kind: 'visitor', visitor, site })
      const address = browsers.pages.address(site, relay)
      return createWidgetVisitor(record, browsers.browser, { name, site, address, token })
    })
  }
  for (let index = 0; index < (crowd.consoles ?? 0) && browsers; index++) {
    await join('operator', async relay => {
      const { name, sites, cookie } = operatorOf(index)
      const client = `console ${name} ${index}`
      record({ event: 'join', client, driver: 'strict', kind: 'operator', sites })
      return createConsoleOperator(record, browsers.browser, { name: client, relay, cookie })
    })
  }
  return members
}

/** Wrong by always the same, or by another time within an hour every few seconds. */
function clockOf(index: number, steps: boolean): () => number {
  const own = createRandom(index)
  let wrongMs = wrongsMs[index % wrongsMs.length] ?? 0
  if (!steps) return () => wrongMs
  let steppedAtMs = performance.now()
  return () => {
    if (performance.now() - steppedAtMs > stepEveryMs) {
      steppedAtMs = performance.now()
      wrongMs = own.whole(-hourMs, hourMs)
    }
    return wrongMs
  }
}
