import type { Matcher } from './build.ts'
import { defaultThresholds, type Thresholds } from './choose.ts'
import {
  type Calibration,
  calibrate,
  confidenceOf,
  defaultCalibration,
  defaultMeaningCalibration,
  type Lesson,
} from './confidence.ts'
import type { Meaning } from './meaning.ts'

/** A question of the site whose outcome is known: the id of the answer that was right, or none where the shelf has no answer. */
export type Sample = {
  readonly question: string
  readonly answer?: string | undefined
  /** Where questions are found by what they mean. */
  readonly meaning?: Meaning | undefined
}

/** `by` is what the questions were found by. */
export type Fit = {
  readonly by: 'words' | 'meaning'
  readonly calibration: Calibration
  readonly thresholds: Partial<Thresholds>
}

/** Of so many imagined questions the default is worth. */
const priorWeight = 10
/** With fewer questions than this, one that went wrong would silence a shelf. */
const fewestLessons = 30
/** With fewer questions than this, a threshold would follow chance. */
const fewestSamples = 60
/** Of all questions: so many may be answered wrongly. */
const mostFalse = 0.05

/**
 * Fits the confidence to a site's own questions, and with enough of them the threshold at which one in twenty of all questions is answered wrongly. The
 * questions should be as visitors ask them, with those that nothing answers in their true proportion.
 */
export function fit(matcher: Pick<Matcher, 'evidence'>, samples: readonly Sample[]): Fit {
  const lessons = samples.flatMap(({ question, answer, meaning }): Lesson[] => {
    const found = matcher.evidence(question, { meaning })
    return found ? [{ evidence: found.evidence, right: found.id === answer }] : []
  })
  const isMeant = lessons.length > 0 && lessons.every(({ evidence }) => evidence.meant)
  const start = isMeant ? defaultMeaningCalibration : defaultCalibration
  const by = isMeant ? 'meaning' : 'words'
  if (lessons.length < fewestLessons) return { by, calibration: start, thresholds: {} }
  const calibration = calibrate(lessons, start, priorWeight)
  if (samples.length < fewestSamples) return { by, calibration, thresholds: {} }
  const scored = lessons.map(({ evidence, right }) => ({ score: confidenceOf(evidence, calibration), right }))
  return { by, calibration, thresholds: { answerAt: thresholdFor(scored, samples.length, mostFalse) } }
}

/** The lowest threshold at which no more than a share of all questions is answered wrongly; never below where an answer is likelier wrong than right. */
export function thresholdFor(
  scored: readonly { readonly score: number; readonly right: boolean }[],
  questions: number,
  share: number,
): number {
  let wrong = 0
  let threshold = defaultThresholds.answerAt
  let isFirst = true
  for (const { score, right } of [...scored].sort((a, b) => b.score - a.score)) {
    if (!right) wrong++
    if (wrong > share * questions) break
    threshold = isFirst ? score : Math.min(threshold, score)
    isFirst = false
  }
  return Math.max(0.5, threshold)
}
