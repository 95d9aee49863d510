/** Whether the shares drawn are the shares set. */
export type RatioCheck = {
  /** How likely shares as far off as these are, if nothing is wrong. */
  readonly probability: number
  /** False: somebody is counted in one group who is not in another, and no lift of this experiment is to be believed. */
  readonly ok: boolean
}

/** So unlikely that it is taken for a fault: a site looks at many rules on many days. */
const faultBelow = 0.001

/**
 * Compares the visitors counted in each group with the weights they were drawn by (Pearson's chi-squared test). With fewer than
 * 5 expected in a group nothing can be said, and it is fine.
 */
export function checkRatio(groups: readonly { readonly visitors: number; readonly weight: number }[]): RatioCheck {
  const drawn = groups.filter(({ weight }) => weight > 0)
  const visitors = drawn.reduce((sum, group) => sum + group.visitors, 0)
  const weights = drawn.reduce((sum, group) => sum + group.weight, 0)
  const expected = drawn.map(({ weight }) => (visitors * weight) / weights)
  if (drawn.length < 2 || Math.min(...expected) < 5) return { probability: 1, ok: true }
  const distance = drawn.reduce((sum, group, index) => {
    const wanted = expected[index] ?? 1
    return sum + (group.visitors - wanted) ** 2 / wanted
  }, 0)
  const probability = chiSquaredTail(distance, drawn.length - 1)
  return { probability, ok: probability >= faultBelow }
}

/** The probability of a greater value: the recurrence of Abramowitz and Stegun 26.4.4 and 26.4.5, from 1 or 2 degrees up. */
function chiSquaredTail(x: number, degrees: number): number {
  let tail = degrees % 2 === 1 ? normalTails(Math.sqrt(x)) : Math.exp(-x / 2)
  let term = degrees % 2 === 1 ? Math.sqrt((2 * x) / Math.PI) * Math.exp(-x / 2) : Math.exp(-x / 2)
  for (let k = degrees % 2 === 1 ? 1 : 2; k < degrees; k += 2) {
    if (k > 1) term *= x / k
    tail += term
  }
  return tail
}

/** The probability that a normal value lies further out than z, on either side (Abramowitz and Stegun 7.1.26, to 1.5e-7). */
export function normalTails(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  return series * Math.exp(-x * x)
}
