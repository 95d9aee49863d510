import { liftOf } from '@beckon/rules'

const looks = 100
const visitorsPerLook = 200

/** What came of many experiments, each looked at 100 times; shares of them. */
export type Peeking = {
  /** Declared a difference at any look. */
  readonly sequence: number
  /** Had the true lift inside the interval at every look. */
  readonly coverage: number
  /** Would have declared one by a z-test of 5 %, at any look and at the last alone. */
  readonly zAtAnyLook: number
  readonly zAtTheLast: number
  /** Would have declared a "chance to win" of 95 % for either side at any look. */
  readonly chanceToWin: number
}

/** Runs experiments of 20,000 visitors, half of them held out, with these rates of reaching the goal. */
export function peek(experiments: number, shownRate: number, heldOutRate: number, seed = 20_261_122): Peeking {
  const random = seeded(seed)
  const found = { sequence: 0, coverage: 0, zAtAnyLook: 0, zAtTheLast: 0, chanceToWin: 0 }
  for (let nth = 0; nth < experiments; nth++) {
    const seen = { sequence: false, covered: true, z: false, last: false, chance: false }
    const shown = { visitors: 0, reached: 0 }
    const heldOut = { visitors: 0, reached: 0 }
    for (let look = 0; look < looks; look++) {
      for (let visitor = 0; visitor < visitorsPerLook / 2; visitor++) {
        if (random() < shownRate) shown.reached++
        if (random() < heldOutRate) heldOut.reached++
      }
      shown.visitors += visitorsPerLook / 2
      heldOut.visitors += visitorsPerLook / 2
      const { low, high, verdict } = liftOf(shown, heldOut)
      const lift = shownRate - heldOutRate
      seen.sequence ||= verdict !== 'open'
      seen.covered &&= low <= lift && lift <= high
      const z = Math.abs(zOf(shown, heldOut))
      seen.last = z > 1.959964
      seen.z ||= seen.last
      seen.chance ||= z > 1.644854
    }
    found.sequence += Number(seen.sequence)
    found.coverage += Number(seen.covered)
    found.zAtAnyLook += Number(seen.z)
    found.zAtTheLast += Number(seen.last)
    found.chanceToWin += Number(seen.chance)
  }
  const share = (count: number) => count / experiments
  return {
    sequence: share(found.sequence),
    coverage: share(found.coverage),
    zAtAnyLook: share(found.zAtAnyLook),
    zAtTheLast: share(found.zAtTheLast),
    chanceToWin: share(found.chanceToWin),
  }
}

/** Prints what peeking costs: without a difference, and with one of 5 % against 6 %. */
export function benchPeeking(experiments = 1000): void {
  const rows = {
    'no difference (5 %)': peek(experiments, 0.05, 0.05),
    '6 % against 5 %': peek(experiments, 0.06, 0.05),
  }
  console.log(
    `${experiments} experiments of ${looks * visitorsPerLook} visitors, each looked at ${looks} times: share that declares a difference`,
  )
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`
  console.table(
    Object.fromEntries(
      Object.entries(rows).map(([name, each]) => [
        name,
        {
          'this interval, any look': percent(each.sequence),
          'z-test, any look': percent(each.zAtAnyLook),
          'z-test, last look alone': percent(each.zAtTheLast),
          '"chance to win 95 %", any look': percent(each.chanceToWin),
          'true lift inside at every look': percent(each.coverage),
        },
      ]),
    ),
  )
}

type Group = { readonly visitors: number; readonly reached: number }

function zOf(a: Group, b: Group): number {
  const together = (a.reached + b.reached) / (a.visitors + b.visitors)
  const error = Math.sqrt(together * (1 - together) * (1 / a.visitors + 1 / b.visitors))
  return error > 0 ? (a.reached / a.visitors - b.reached / b.visitors) / error : 0
}

/** Mulberry32: small, and good enough that a z-test looked at once declares its 5 %. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
