import { setTimeout as wait } from 'node:timers/promises'
import type { Stage } from '../failures/failure.ts'
import { type FailureName, failures, pressWithinMs } from '../failures/failures.ts'
import type { Random } from '../random/random.ts'
import type { Plan } from './plan.ts'

/** The messages between two failures are pressed within this time. */
const momentMs = 250
/** A failure comes at the latest after this time, though the acknowledgement it waits for has not come. */
const failsWithinMs = 3000

/** Everybody writes while things fail, one after the other, each in the middle of sending. Answers how many failures there were. */
export async function storm(plan: Plan, stage: Stage): Promise<number> {
  const { members, history, random, deployment, underWay } = stage
  const order = shuffle(random, plan.faults)
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
    for (let passedMs = 0; countAcks() < wanted && passedMs < failsWithinMs; passedMs += 5) await wait(5)
  }

  for (const [index, name] of order.entries()) {
    const isLast = index === order.length - 1
    const due = isLast ? plan.messages - said : Math.round(plan.messages / order.length)
    const lastsMs = pressWithinMs[name]
    const presses = Array.from({ length: due }, () => wait(random.next() * (lastsMs ?? momentMs)).then(press))
    fidget()
    if (lastsMs === undefined) await untilAcks(random.whole(0, Math.round(due * 0.9)))
    await failures[name](stage)
    await Promise.all(presses)
    // Some look at their page at once, others come back with the backoff of their client.
    for (const { client } of members) if (random.next() < 0.5) client.wake()
  }
  while (said < plan.messages) {
    press()
    if (order.length === 0) await wait(random.next() * 2)
  }
  await Promise.all(underWay.values())
  return order.length + (deployment.busFaults?.() ?? 0)
}

function shuffle(random: Random, faults: Plan['faults']): FailureName[] {
  const all = (Object.keys(failures) as FailureName[]).flatMap(name =>
    Array.from({ length: faults[name] ?? 0 }, () => name),
  )
  return all
    .map(name => ({ name, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ name }) => name)
}
