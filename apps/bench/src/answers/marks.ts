import type { Ranking } from './engines.ts'

/** One question with what an engine said; `right` is the id of the right answer, undefined where the shelf has none. */
export type Mark = { readonly ranking: Ranking; readonly right: string | undefined }

export type FindingFigures = { top1: number; top3: number; mrr5: number }

/** Shares of the questions whose right answer is first, among three, and the mean reciprocal rank within five. */
export function findingFigures(marks: readonly Mark[]): FindingFigures {
  const ranks = marks.map(({ ranking, right }) => ranking.ids.indexOf(right ?? ''))
  const share = (isGood: (rank: number) => boolean) => ranks.filter(isGood).length / ranks.length
  const reciprocal = ranks.map(rank => (rank >= 0 && rank < 5 ? 1 / (rank + 1) : 0))
  return {
    top1: share(rank => rank === 0),
    top3: share(rank => rank >= 0 && rank < 3),
    mrr5: reciprocal.reduce((sum, value) => sum + value, 0) / ranks.length,
  }
}

const isRight = ({ ranking, right }: Mark) => right !== undefined && ranking.ids[0] === right

/** The lowest sureness at which so large a share of all questions is answered wrongly. */
export function thresholdAt(marks: readonly Mark[], mostFalse: number): number {
  let wrong = 0
  let threshold = Number.POSITIVE_INFINITY
  for (const mark of [...marks].sort((a, b) => b.ranking.sureness - a.ranking.sureness)) {
    if (!isRight(mark)) wrong++
    if (wrong > mostFalse * marks.length) break
    threshold = mark.ranking.sureness
  }
  return threshold
}

/** The lowest sureness at which so large a share of the questions that the shelf does not answer is answered nevertheless. */
export function thresholdOutside(marks: readonly Mark[], mostFalse: number): number {
  return thresholdAt(
    marks.filter(({ right }) => right === undefined),
    mostFalse,
  )
}

/** Of the questions in scope the share answered and right at a threshold. */
export function answeredRight(marks: readonly Mark[], threshold: number): number {
  const inScope = marks.filter(({ right }) => right !== undefined)
  return inScope.filter(mark => mark.ranking.sureness >= threshold && isRight(mark)).length / inScope.length
}

export type AnsweringFigures = {
  answeredRight: number
  falseAnswers: number
  falseOutOfScope: number
  coverage: number
}

/** At a threshold: of the questions in scope the share answered and right; of all the share answered wrongly; of those out of scope, and of all, the share answered. */
export function answeringFigures(marks: readonly Mark[], threshold: number): AnsweringFigures {
  const given = marks.filter(({ ranking }) => ranking.sureness >= threshold && ranking.ids.length > 0)
  const inScope = marks.filter(({ right }) => right !== undefined).length
  const outOfScope = marks.length - inScope
  return {
    answeredRight: given.filter(isRight).length / inScope,
    falseAnswers: given.filter(mark => !isRight(mark)).length / marks.length,
    falseOutOfScope: outOfScope === 0 ? 0 : given.filter(({ right }) => right === undefined).length / outOfScope,
    coverage: given.length / marks.length,
  }
}

const bins = 10

/** Expected calibration error over ten bins of equal width (Naeini and others, 2015): how far what was promised is from what came true, by share of questions. */
export function calibrationError(marks: readonly Mark[]): number {
  const sums = Array.from({ length: bins }, () => ({ promised: 0, right: 0 }))
  for (const mark of marks) {
    const bin = sums[Math.min(bins - 1, Math.floor(mark.ranking.sureness * bins))]
    if (!bin) continue
    bin.promised += mark.ranking.sureness
    bin.right += isRight(mark) ? 1 : 0
  }
  return sums.reduce((sum, { promised, right }) => sum + Math.abs(promised - right), 0) / marks.length
}
