import type { Arm } from './funnel.ts'

/** By how much the share of one arm is above that of another, as a difference of shares, and between which bounds. */
export type Lift = { difference: number; low: number; high: number }

/** One in so many comparisons may be wrong, however often somebody looks. */
const alpha = 0.05
/** The number of visitors at which the interval is narrowest compared with one that may be looked at once. */
const tunedFor = 5000

/**
 * The lift of `arm` over `against` in chats per showing, with an interval that stays valid when looked at every day: the asymptotic confidence sequence of
 * Waudby-Smith et al., as GrowthBook's sequential option has it. Undefined until both have something to compare.
 */
export function liftOf(arm: Arm, against: Arm): Lift | undefined {
  if (arm.shown < 2 || against.shown < 2) return undefined
  const visitors = arm.shown + against.shown
  const difference = shareOf(arm) - shareOf(against)
  const variance = varianceOf(arm) + varianceOf(against)
  const rho2 = (-2 * Math.log(alpha) + Math.log(-2 * Math.log(alpha) + 1)) / tunedFor
  const spread = visitors * rho2 + 1
  const factor = Math.sqrt((2 * spread * Math.log((2 * Math.sqrt(spread)) / alpha)) / (visitors ** 2 * rho2))
  const half = Math.sqrt(variance * visitors) * factor
  return { difference, low: difference - half, high: difference + half }
}

export const shareOf = ({ shown, chatted }: Arm): number => (shown > 0 ? chatted / shown : 0)

/** One chat and one showing without a chat are added, so that an arm nobody chatted in is not taken for certain. */
function varianceOf({ shown, chatted }: Arm): number {
  const share = (chatted + 1) / (shown + 2)
  return (share * (1 - share)) / shown
}
