import type { Answerable } from './answerable.ts'
import { type Choice, choose, defaultThresholds, type Thresholds } from './choose.ts'
import { type Calibration, confidenceOf, defaultCalibration, type Evidence } from './confidence.ts'
import { type Explanation, explainMatch } from './explain.ts'
import type { Fit } from './fit.ts'
import { find, type Index, indexOf, type Read, read } from './shelf-index.ts'

/** How probable it is that an answer is the right one, from 0 to 1. */
export type Match = { readonly id: string; readonly score: number }

export type MatcherOptions = {
  readonly thresholds?: Partial<Thresholds>
  /** As `fit` made it from the site's own questions; without one, the default. */
  readonly calibration?: Calibration
}

export type Matcher = {
  /** Answers with anything in common with the question, best first. */
  readonly match: (question: string) => Match[]
  /** The answer, a few to choose from, or none with the reason. */
  readonly decide: (question: string) => Choice
  /** Why an answer matches a question; undefined where they have nothing in common. */
  readonly explain: (question: string, id: string) => Explanation | undefined
  /** What the calibration is fitted on; undefined where the question has nothing in common with the shelf. */
  readonly evidence: (question: string) => { readonly id: string; readonly evidence: Evidence } | undefined
  /** Adds an answer, or changes the one with its id. The index is built anew at the next question; texts that stayed are not read again. */
  readonly put: (answer: Answerable) => void
  readonly remove: (id: string) => void
  /** Is as sure from now on as `fit` says, which asks this matcher. */
  readonly adopt: (fit: Fit) => void
}

/** Builds an index of answers at once: a fraction of a second for hundreds of phrasings, seconds for tens of thousands. */
export function build(answers: readonly Answerable[], options?: MatcherOptions): Matcher {
  const building = buildInSteps(answers, options)
  for (;;) {
    const step = building.next()
    if (step.done) return step.value
  }
}

/** The same in steps of a few milliseconds: a process that has other work, or a page, runs the next one when it is idle. */
export function* buildInSteps(answers: readonly Answerable[], options: MatcherOptions = {}): Generator<void, Matcher> {
  const reads = new Map<string, Read>()
  for (const answer of answers) {
    reads.set(answer.id, read(answer))
    if (reads.size % answersBetweenRests === 0) yield
  }
  return createMatcher(reads, yield* indexOf([...reads.values()]), options)
}

const answersBetweenRests = 50

function createMatcher(reads: Map<string, Read>, built: Index, options: MatcherOptions): Matcher {
  let calibration = options.calibration ?? defaultCalibration
  let thresholds = { ...defaultThresholds, ...options.thresholds }
  let index: Index | undefined = built

  function current(): Index {
    if (index) return index
    const building = indexOf([...reads.values()])
    for (;;) {
      const step = building.next()
      if (!step.done) continue
      index = step.value
      return index
    }
  }

  function match(question: string): Match[] {
    const now = current()
    const found = find(now, question)
    if (!found) return []
    const confidence = confidenceOf(found.evidence, calibration)
    return found.ranked.map(({ place, share }) => ({
      id: now.reads[place]?.answer.id ?? '',
      // The best is as sure as the evidence says; the others follow as they compare with it.
      score: (confidence * share) / found.evidence.share,
    }))
  }

  return {
    match,
    decide: question => choose(match(question), thresholds),
    explain: (question, id) => explainMatch(current(), question, id),
    evidence(question) {
      const now = current()
      const found = find(now, question)
      return found && { id: now.reads[found.ranked[0]?.place ?? 0]?.answer.id ?? '', evidence: found.evidence }
    },
    put(answer) {
      reads.set(answer.id, read(answer))
      index = undefined
    },
    remove(id) {
      if (reads.delete(id)) index = undefined
    },
    adopt(fit) {
      calibration = fit.calibration
      thresholds = { ...defaultThresholds, ...fit.thresholds, ...options.thresholds }
    },
  }
}
