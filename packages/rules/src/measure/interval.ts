/** How one group of an experiment did: visitors, and how many of them reached the goal. */
export type Group = { readonly visitors: number; readonly reached: number }

/** Rates are shares, 0 to 1. */
export type Lift = {
  readonly shownRate: number
  readonly heldOutRate: number
  /** Rate of those who were shown the rule less that of those held out, with its interval. */
  readonly lift: number
  readonly low: number
  readonly high: number
  /** The interval lies on one side of 0: the rule makes a difference, by the share of error it was asked for. */
  readonly verdict: 'better' | 'worse' | 'open'
}

export type LiftOptions = {
  /** Share of experiments without a difference that may ever declare one, over all looks; default 0.05. */
  readonly error?: number
  /** Visitors at which the interval is to be as narrow as it can be; default 5000. It is valid at any number. */
  readonly tunedFor?: number
}

const defaultTunedFor = 5000

/** Fewer than this in a group, or none or all of it at the goal, and a normal law says nothing yet. */
const leastOfEach = 5

/**
 * The lift of a rule, with an interval that is valid however often and whenever one looks: an asymptotic confidence
 * sequence (Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas: Time-uniform central limit theory, theorem 2.2), tuned as GrowthBook's
 * sequential option. Until each group has a few on both sides of the goal it is all there is.
 */
export function liftOf(
  shown: Group,
  heldOut: Group,
  { error = 0.05, tunedFor = defaultTunedFor }: LiftOptions = {},
): Lift {
  const a = rateOf(shown)
  const b = rateOf(heldOut)
  const lift = a.rate - b.rate
  const visitors = shown.visitors + heldOut.visitors
  const isEarly = [shown, heldOut].some(group => Math.min(group.reached, group.visitors - group.reached) < leastOfEach)
  const width = isEarly
    ? Infinity
    : // The variance of one visitor's part in the lift is the number of visitors times that of the estimate.
      Math.sqrt(visitors * (a.variance + b.variance)) * sequenceWidth(visitors, error, tunedFor)
  const low = Math.max(-1, lift - width)
  const high = Math.min(1, lift + width)
  const verdict = low > 0 ? 'better' : high < 0 ? 'worse' : 'open'
  return { shownRate: a.rate, heldOutRate: b.rate, lift, low, high, verdict }
}

function rateOf({ visitors, reached }: Group): { rate: number; variance: number } {
  const rate = visitors > 0 ? reached / visitors : 0
  return { rate, variance: visitors > 0 ? (rate * (1 - rate)) / visitors : 0 }
}

/** Half the width of the sequence after so many observations of variance 1. */
function sequenceWidth(observations: number, error: number, tunedFor: number): number {
  const rho2 = (-2 * Math.log(error) + Math.log(-2 * Math.log(error) + 1)) / tunedFor
  const spread = observations * rho2 + 1
  return Math.sqrt((2 * spread * Math.log(Math.sqrt(spread) / error)) / (observations ** 2 * rho2))
}
