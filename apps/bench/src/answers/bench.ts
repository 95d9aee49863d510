import { parseArgs } from 'node:util'
import type { Meanings } from '@beckon/answers'
import { median } from '../median.ts'
import { byMeaning, type Engine, engines, type Ranking } from './engines.ts'
import { fitDefault } from './fitting.ts'
import {
  type AnsweringFigures,
  answeredRight,
  answeringFigures,
  calibrationError,
  type FindingFigures,
  findingFigures,
  type Mark,
  thresholdAt,
  thresholdOutside,
} from './marks.ts'
import { createReader, readNone, textsIn } from './meanings.ts'
import { type Question, type QuestionSet, readSets } from './questions.ts'
import { abstainingExam, type Exam, findingExam, strangeExam } from './sampling.ts'
import { benchSize } from './size.ts'

const seeds = [1, 2, 3]
const phrasingCounts = [1, 3, 5, 10, Number.POSITIVE_INFINITY]
/** Of all questions: so many may be answered wrongly at the threshold chosen on the development split. */
const mostFalse = 0.05
/** Of BANKING77's 77 answers: their questions are out of scope, close to the subject. */
const heldOut = 27

/** Shares of another set's questions that are answered though nothing on the shelf answers them: what an engine finds depends on how strict it must be. */
const strictnesses = [0.05, 0.1, 0.15, 0.2, 0.3]

/** How well the right answer is found, and how honestly none is given, beside n-gram centroids and two searches of the registry; means over three seeds. */
export async function benchAnswers(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      fit: { type: 'boolean' },
      only: { type: 'string', multiple: true },
      phrasings: { type: 'string', multiple: true },
      embeddings: { type: 'string' },
      model: { type: 'string', default: 'text-embedding-3-small' },
    },
  })
  const sets = readSets()
  if (!sets) {
    process.exitCode = 1
    return
  }
  const read = values.embeddings ? createReader(values.embeddings, values.model) : undefined
  if (values.fit) return fitDefault(sets, read)
  const chosen = [...engines, ...(read ? [byMeaning] : [])].filter(
    ({ name }) => !values.only || values.only.includes(name),
  )
  for (const [set, other, out] of [
    [sets.banking, sets.shop, heldOut],
    [sets.shop, sets.banking, 0],
  ] as const) {
    for (const phrasings of values.phrasings?.map(Number) ?? phrasingCounts) {
      const rows: Record<string, object> = {}
      const rightByStrictness: Record<string, object> = {}
      for (const engine of chosen) {
        const conditions = { set, other, out, phrasings }
        const measured = await measure(engine, conditions, engine === byMeaning ? read : undefined)
        rows[engine.name] = measured.row
        rightByStrictness[engine.name] = measured.rightByStrictness
      }
      const title = `${set.name}, ${Number.isFinite(phrasings) ? phrasings : 'all'} phrasings an answer`
      console.log(`\n${title}`)
      console.table(rows)
      console.log(`${title}: right, where so many strange questions are answered`)
      console.table(rightByStrictness)
    }
  }
  console.log(
    [
      'top-1, top-3, MRR@5: questions in scope, all answers on the shelf.',
      "right: the share of them answered and right. Strange questions are those of the other set; right, 5 % close: one in twenty answered of the questions close to the shelf's subject",
      `(${heldOut} of BANKING77's answers held out; curekart's own that nothing answers). The rest: the same questions, where ${mostFalse * 100} % of all questions, in scope and out, are answered wrongly.`,
      'Every threshold is chosen on a development split.',
    ].join('\n'),
  )
  benchSize(chosen, sets.banking)
}

async function measure(
  engine: Engine,
  { set, other, out, phrasings }: { set: QuestionSet; other: QuestionSet; out: number; phrasings: number },
  read = readNone,
): Promise<{ row: object; rightByStrictness: object }> {
  const each: Figures[] = []
  for (const seed of seeds) {
    const sitFor = async (exam: Exam) => sit(engine, exam, await read(textsIn(exam)))
    const finding = await sitFor(findingExam(set, phrasings, seed))
    const strange = await sitFor(strangeExam(set, other, phrasings, seed))
    const abstaining = await sitFor(abstainingExam(set, out, phrasings, seed))
    const threshold = thresholdAt(abstaining.development, mostFalse)
    each.push({
      ...findingFigures(finding.test),
      ...answeringFigures(abstaining.test, threshold),
      rightStrange: strictnesses.map(share =>
        answeredRight(strange.test, thresholdOutside(strange.development, share)),
      ),
      rightClose: answeredRight(abstaining.test, thresholdOutside(abstaining.development, mostFalse)),
      ...(engine.isCalibrated && { error: calibrationError(abstaining.test) }),
      buildMs: finding.buildMs,
      medianMs: median(finding.queryMs),
      p99Ms: [...finding.queryMs].sort((a, b) => a - b)[Math.floor(finding.queryMs.length * 0.99)] ?? 0,
    })
  }
  const meanOf = (look: (one: Figures) => number) => each.reduce((sum, one) => sum + look(one), 0) / each.length
  const mean = (key: Exclude<keyof Figures, 'rightStrange'>) => meanOf(one => one[key] ?? 0)
  const percent = (share: number) => (100 * share).toFixed(1)
  const share = (key: Parameters<typeof mean>[0]) => percent(mean(key))
  const rightByStrictness = Object.fromEntries(
    strictnesses.map((strictness, at) => [
      `${100 * strictness} %`,
      percent(meanOf(({ rightStrange }) => rightStrange[at] ?? 0)),
    ]),
  )
  const row = {
    'top-1': share('top1'),
    'top-3': share('top3'),
    'MRR@5': mean('mrr5').toFixed(3),
    'right, 5 % close': share('rightClose'),
    'answered right': share('answeredRight'),
    'answered wrong': share('falseAnswers'),
    'of out of scope': share('falseOutOfScope'),
    coverage: share('coverage'),
    'calibration error': engine.isCalibrated ? share('error') : '',
    'build ms': mean('buildMs').toFixed(0),
    'p50 ms': mean('medianMs').toFixed(2),
    'p99 ms': mean('p99Ms').toFixed(2),
  }
  return { row, rightByStrictness }
}

type Figures = FindingFigures &
  AnsweringFigures & {
    /** At each of `strictnesses`. */
    rightStrange: readonly number[]
    rightClose: number
    error?: number
    buildMs: number
    medianMs: number
    p99Ms: number
  }
type Sat = { development: Mark[]; test: Mark[]; buildMs: number; queryMs: number[] }

/** Builds the shelf and asks all the questions; the first few warm the compiler, and are asked again. */
function sit(engine: Engine, { answers, development, test }: Exam, meanings: Meanings): Sat {
  const ids = new Set(answers.map(({ id }) => id))
  const startMs = performance.now()
  const ask = engine.build(answers, development, meanings)
  const buildMs = performance.now() - startMs
  for (const { text } of test.slice(0, warmUp)) ask(text)
  const queryMs: number[] = []
  const marked = (questions: readonly Question[]) =>
    questions.map(({ text, label }): Mark => {
      const askedMs = performance.now()
      const ranking: Ranking = ask(text)
      queryMs.push(performance.now() - askedMs)
      return { ranking, right: ids.has(label) ? label : undefined }
    })
  return { development: marked(development), test: marked(test), buildMs, queryMs }
}

const warmUp = 200
