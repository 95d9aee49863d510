import type { Answerable } from '@beckon/answers'
import { outOfScope, type Question, type QuestionSet } from './questions.ts'

/** A shelf with the questions it is judged by: thresholds are chosen on `development`, figures come from `test`. */
export type Exam = {
  readonly answers: readonly Answerable[]
  readonly development: readonly Question[]
  readonly test: readonly Question[]
}

/** Mulberry32 (Tommy Ettinger, public domain). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const random = createRandom(seed)
  const mixed = [...items]
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const kept = mixed[at] as Item
    mixed[at] = mixed[other] as Item
    mixed[other] = kept
  }
  return mixed
}

/** A shelf with so many phrasings an answer, drawn from the training questions; the title is the label in words. */
export function drawShelf(questions: readonly Question[], phrasings: number, seed: number): Answerable[] {
  const byLabel = new Map<string, string[]>()
  for (const { text, label } of shuffled(questions, seed)) {
    const known = byLabel.get(label)
    if (!known) byLabel.set(label, [text])
    else if (known.length < phrasings) known.push(text)
  }
  return [...byLabel].map(([id, texts]) => ({ id, title: titleOf(id), phrasings: texts }))
}

const titleOf = (label: string) => label.replaceAll('_', ' ').replace('?', '').toLowerCase()

/** Every answer on the shelf: only how well the right one is found. */
export function findingExam({ train, test }: QuestionSet, phrasings: number, seed: number): Exam {
  const questions = test.filter(({ label }) => label !== outOfScope)
  return { answers: drawShelf(train, phrasings, seed), development: [], test: questions }
}

/** Every answer on the shelf, among questions of another set: half of both to choose thresholds on. */
export function strangeExam(set: QuestionSet, other: QuestionSet, phrasings: number, seed: number): Exam {
  const { answers, test } = findingExam(set, phrasings, seed)
  const strange = other.test.map(({ text }) => ({ text, label: outOfScope }))
  const mixed = shuffled([...test, ...strange], seed)
  return {
    answers,
    development: mixed.filter((_, at) => at % 2 === 1),
    test: mixed.filter((_, at) => at % 2 === 0),
  }
}

/** With questions that the shelf does not answer: those of answers held out, close to its subject, or the set's own. */
export function abstainingExam(set: QuestionSet, heldOut: number, phrasings: number, seed: number): Exam {
  const labels = shuffled([...new Set(set.train.map(({ label }) => label))].sort(), seed * 7 + 1)
  const out = new Set(labels.slice(0, heldOut))
  const answers = drawShelf(
    set.train.filter(({ label }) => !out.has(label)),
    phrasings,
    seed,
  )
  const taken = new Set(answers.flatMap(answer => answer.phrasings))
  const asked = shuffled(set.test, seed)
  const left = shuffled(set.train, seed).filter(({ text }) => !taken.has(text))
  // What no shelf took is there to choose thresholds on; where the shelf took all, or the set has questions of its own out of scope, half of the test is.
  const isTestHalved = heldOut === 0 || left.filter(({ label }) => !out.has(label)).length < fewestDevelopment
  return isTestHalved
    ? { answers, development: asked.filter((_, at) => at % 2 === 1), test: asked.filter((_, at) => at % 2 === 0) }
    : { answers, development: left.slice(0, mostDevelopment), test: asked }
}

const fewestDevelopment = 500
const mostDevelopment = 1500
