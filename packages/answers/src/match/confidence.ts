/** What tells how sure the best answer is; every number is comparable over shelves. */
export type Evidence = {
  /** The likeness of the best, and of the second or 0. */
  readonly best: number
  readonly second: number
  /** The softmax share of the best among all. */
  readonly share: number
  /** The part of the question's weight that the best answer has, and that the shelf has. */
  readonly covered: number
  readonly known: number
  /** The likeness to the nearest phrasing of the best. */
  readonly nearest: number
  /** How many words the question has: the same likeness says more of a long one. */
  readonly words: number
  /** How many phrasings the best has, with its title. */
  readonly phrasings: number
  readonly answers: number
  /** Where meanings were compared: how many standard deviations above foreign ones the best is, and its nearest phrasing. */
  readonly meant?: { readonly likeness: number; readonly nearest: number }
}

/** The weights of a logistic regression over `terms`, the constant first. */
export type Calibration = readonly number[]

const terms = (evidence: Evidence): number[] => [
  1,
  evidence.best,
  evidence.best - evidence.second,
  Math.log(evidence.share),
  evidence.covered,
  evidence.known,
  evidence.nearest,
  Math.log(1 + evidence.words),
  Math.log(evidence.phrasings),
  Math.log(evidence.answers),
  ...(evidence.meant ? [evidence.meant.likeness, evidence.meant.nearest] : []),
]

/** The probability that the best answer is right, from 0 to 1. */
export function confidenceOf(evidence: Evidence, calibration: Calibration): number {
  const odds = terms(evidence).reduce((sum, term, at) => sum + term * (calibration[at] ?? 0), 0)
  return 1 / (1 + Math.exp(-odds))
}

/** One question whose outcome is known: what the shelf found, and whether its best was right. */
export type Lesson = { readonly evidence: Evidence; readonly right: boolean }

/**
 * Fits the weights to what was right and wrong: logistic regression by Newton's method, held near `prior` by as many imagined lessons as `priorWeight` says,
 * so that a few questions move it little.
 */
export function calibrate(lessons: readonly Lesson[], prior: Calibration, priorWeight: number): Calibration {
  const rows = lessons.map(({ evidence, right }) => ({
    x: terms(evidence).slice(0, prior.length),
    right: right ? 1 : 0,
  }))
  const lossOf = (weights: Calibration) => {
    let loss = weights.reduce((sum, weight, at) => sum + (priorWeight / 2) * (weight - (prior[at] ?? 0)) ** 2, 0)
    for (const { x, right } of rows) {
      const odds = x.reduce((sum, term, at) => sum + term * (weights[at] ?? 0), 0)
      // The logarithm of 1 + e^odds, without an infinity on the way.
      loss += Math.max(odds, 0) + Math.log1p(Math.exp(-Math.abs(odds))) - right * odds
    }
    return loss
  }
  let weights = [...prior]
  for (let turn = 0; turn < 30; turn++) {
    const slope = weights.map((weight, at) => priorWeight * (weight - (prior[at] ?? 0)))
    const curve = weights.map((_, row) => weights.map((_, column) => (row === column ? priorWeight : 0)))
    for (const { x, right } of rows) {
      const chance = 1 / (1 + Math.exp(-x.reduce((sum, term, at) => sum + term * (weights[at] ?? 0), 0)))
      const doubt = chance * (1 - chance)
      x.forEach((term, row) => {
        slope[row] = (slope[row] ?? 0) + (chance - right) * term
        curve[row] = x.map((other, column) => (curve[row]?.[column] ?? 0) + doubt * term * other)
      })
    }
    const move = solve(curve, slope)
    const loss = lossOf(weights)
    let next = weights
    // A whole step from where all is certain overshoots: half of it, and half of that, until it leads down.
    for (let share = 1; share > 1e-4; share /= 2) {
      next = weights.map((weight, at) => weight - share * (move[at] ?? 0))
      if (lossOf(next) <= loss) break
    }
    weights = next
    if (move.every(part => Math.abs(part) < 1e-6)) break
  }
  return weights
}

/** Gauss and Jordan with row exchange, for the few unknowns there are. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0])
  rows.forEach((_, pivot) => {
    let most = pivot
    for (let row = pivot; row < rows.length; row++)
      if (Math.abs(rows[row]?.[pivot] ?? 0) > Math.abs(rows[most]?.[pivot] ?? 0)) most = row
    const chosen = rows[most] as number[]
    rows[most] = rows[pivot] as number[]
    rows[pivot] = chosen
    rows.forEach((row, at) => {
      if (at === pivot) return
      const factor = (row[pivot] ?? 0) / (chosen[pivot] ?? 1)
      for (let column = pivot; column < row.length; column++)
        row[column] = (row[column] ?? 0) - factor * (chosen[column] ?? 0)
    })
  })
  return rows.map((row, at) => (row.at(-1) ?? 0) / (row[at] ?? 1))
}

/** Fitted by `npm run bench -- answers --fit`, which says on what. */
export const defaultCalibration: Calibration = [-1.46, -0.38, 7.48, 0.71, 0.34, -0.19, 4.12, 0.37, -0.53, 0.02]

/** The same where meanings were compared too; fitted with `--embeddings` by a small English sentence encoder, the Universal Sentence Encoder lite. */
export const defaultMeaningCalibration: Calibration = [
  -0.9, 0.22, 3.63, 1.07, 0.24, -0.86, 4.6, -0.01, -0.41, 0.1, 0.14, -0.02,
]
