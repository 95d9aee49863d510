import { readFileSync } from 'node:fs'
import {
  type Answerable,
  build,
  calibrate,
  defaultCalibration,
  defaultMeaningCalibration,
  type Lesson,
} from '@beckon/answers'
import { type ReadMeanings, readNone, textsIn } from './meanings.ts'
import { outOfScope, type Question, type QuestionSet, readOtherSets } from './questions.ts'
import { abstainingExam, shuffled } from './sampling.ts'

type DevelopmentShelf = {
  readonly language: string
  readonly answers: readonly (Answerable & { readonly asked: readonly string[] })[]
  readonly foreign: readonly string[]
}

/** Small shelves must count as much as large ones, and a set's many questions must not outweigh what five languages ask. */
const questionsOfAnExam = 400

/**
 * Prints the default calibration: fitted on shelves of many sizes drawn from all sets there are and on the development shelves, with questions that they do not
 * answer, close by and from elsewhere. Ten numbers over tens of thousands of questions; no word of any set is in them.
 */
export async function fitDefault(
  { banking, shop }: { banking: QuestionSet; shop: QuestionSet },
  read = readNone,
): Promise<void> {
  const lessons: Lesson[] = []
  const shelves = developmentShelves()
  const sets = [banking, shop, ...readOtherSets()]
  for (const seed of [11, 12, 13]) {
    for (const set of sets) {
      const strange = [...(set === banking ? shop : banking).test, ...shelves.flatMap(questionsOf)]
      for (const phrasings of [1, 2, 3, 5, 10, Number.POSITIVE_INFINITY]) {
        for (const heldOut of heldOutOf(set)) {
          const { answers, development } = abstainingExam(set, heldOut, phrasings, seed)
          lessons.push(...(await learn(answers, inProportion(answers, development, strange, seed), read)))
        }
      }
    }
  }
  for (const shelf of shelves) {
    const { answers } = shelf
    const questions = questionsOf(shelf)
    for (let time = 0; time < Math.round(questionsOfAnExam / 2 / questions.length); time++)
      lessons.push(...(await learn(answers, questions, read)))
  }
  const start = read === readNone ? defaultCalibration : defaultMeaningCalibration
  const fitted = calibrate(lessons, start, 1)
  console.log(`${lessons.length} questions of ${sets.map(({ name }) => name).join(', ')}`)
  console.log(`[${fitted.map(weight => weight.toFixed(2)).join(', ')}]`)
}

/** How many answers to leave out for large and small shelves; none where the set has questions of its own that nothing answers. */
function heldOutOf({ train, test }: QuestionSet): number[] {
  if (test.some(({ label }) => label === outOfScope)) return [0]
  const answers = new Set(train.map(({ label }) => label)).size
  return [Math.round(answers * 0.35), ...[12, 5, 3, 2, 1].map(left => answers - left)]
}

function developmentShelves(): readonly DevelopmentShelf[] {
  const file = new URL('match/development.json', import.meta.resolve('@beckon/answers'))
  return JSON.parse(readFileSync(file, 'utf8')).shelves
}

function questionsOf({ answers, foreign }: DevelopmentShelf): Question[] {
  const asked = answers.flatMap(({ id, asked }) => asked.map(text => ({ text, label: id })))
  return [...asked, ...foreign.map(text => ({ text, label: '' }))]
}

/** Three in eight of them out of scope, as many shops find: most close to the subject, one in six strange. */
function inProportion(
  answers: readonly Answerable[],
  questions: readonly Question[],
  strange: readonly Question[],
  seed: number,
): Question[] {
  const ids = new Set(answers.map(({ id }) => id))
  const mixed = shuffled(questions, seed)
  const inScope = mixed.filter(({ label }) => ids.has(label)).slice(0, questionsOfAnExam * (5 / 8))
  const close = mixed.filter(({ label }) => !ids.has(label)).slice(0, inScope.length * 0.5)
  return [...inScope, ...close, ...shuffled(strange, seed).slice(0, inScope.length * 0.1)]
}

async function learn(
  answers: readonly Answerable[],
  questions: readonly Question[],
  read: ReadMeanings,
): Promise<Lesson[]> {
  const meanings = await read(textsIn({ answers, development: questions, test: [] }))
  const { evidence } = build(answers, { meanings })
  return questions.flatMap(({ text, label }) => {
    const found = evidence(text, { meaning: meanings.get(text) })
    return found ? [{ evidence: found.evidence, right: found.id === label }] : []
  })
}
