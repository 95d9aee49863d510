import type { Answerable } from './answerable.ts'
import type { Asked } from './asked.ts'
import { type Choice, choose, defaultThresholds, type Thresholds } from './choose.ts'
import {
  type Calibration,
  confidenceOf,
  defaultCalibration,
  defaultMeaningCalibration,
  type Evidence,
} from './confidence.ts'
import { type Explanation, explainMatch } from './explain.ts'
import type { Fit } from './fit.ts'
import type { Meanings } from './meaning.ts'
import { find, type Index, indexOf, type Read, read } from './shelf-index.ts'

/** How probable it is that an answer is the right one, from 0 to 1. */
export type Match = { readonly id: string; readonly score: number }

export type MatcherOptions = {
  readonly thresholds?: Partial<Thresholds>
  /** As `fit` made it from the site's own questions; without one, the default. */
  readonly calibration?: Calibration
  /** What the titles and phrasings mean. Questions whose meaning is given are then found by it too. */
  readonly meanings?: Meanings | undefined
}

export type Matcher = {
  /** Answers with anything in common with the question, best first. */
  readonly match: (question: string, asked?: Asked) => Match[]
  /** The answer, a few to choose from, or none with the reason. */
  readonly decide: (question: string, asked?: Asked) => Choice
  /** Why an answer matches a question; undefined where they have nothing in common. */
  readonly explain: (question: string, id: string) => Explanation | undefined
  /** What the calibration is fitted on; undefined where the question has nothing in common with the shelf. */
  readonly evidence: (
    question: string,
    asked?: Asked,
  ) => { readonly id: string; readonly evidence: Evidence } | undefined
  /** Whether questions can be found by their meaning: that of every text is known. */
  readonly knowsMeanings: () => boolean
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
  return createMatcher(reads, yield* indexOf([...reads.values()], options.meanings), options)
}

const answersBetweenRests = 50

function createMatcher(reads: Map<string, Read>, built: Index, options: MatcherOptions): Matcher {
  /** How sure to be differs with what is known of a question. */
  const sureness = {
    words: { calibration: options.calibration ?? defaultCalibration, thresholds: options.thresholds },
    meaning: { calibration: options.calibration ?? defaultMeaningCalibration, thresholds: options.thresholds },
  }
  let index: Index | undefined = built

  function current(): Index {
    if (index) return index
    const building = indexOf([...reads.values()], options.meanings)
    for (;;) {
      const step = building.next()
      if (!step.done) continue
      index = step.value
      return index
    }
  }

  function ranked(question: string, asked?: Asked) {
    const now = current()
    const found = find(now, question, asked)
    if (!found) return { matches: [], thresholds: undefined }
    const { calibration, thresholds } = sureness[found.evidence.meant ? 'meaning' : 'words']
    const confidence = confidenceOf(found.evidence, calibration)
    const matches = found.ranked.map(({ place, share }) => ({
      id: now.reads[place]?.answer.id ?? '',
      // The best is as sure as the evidence says; the others follow as they compare with it.
      score: (confidence * share) / found.evidence.share,
    }))
    return { matches, thresholds }
  }

  return {
    match: (question, asked) => ranked(question, asked).matches,
    decide(question, asked) {
      const { matches, thresholds } = ranked(question, asked)
      return choose(matches, { ...defaultThresholds, ...thresholds })
    },
    explain: (question, id) => explainMatch(current(), question, id),
    knowsMeanings: () => current().meaning !== undefined,
    evidence(question, asked) {
      const now = current()
      const found = find(now, question, asked)
      return found && { id: now.reads[found.ranked[0]?.place ?? 0]?.answer.id ?? '', evidence: found.evidence }
    },
    put(answer) {
      reads.set(answer.id, read(answer))
      index = undefined
    },
    remove(id) {
      if (reads.delete(id)) index = undefined
    },
    adopt({ by, calibration, thresholds }) {
      sureness[by] = { calibration, thresholds: { ...thresholds, ...options.thresholds } }
    },
  }
}
