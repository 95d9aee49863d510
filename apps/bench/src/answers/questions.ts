import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'

/** A question as it was asked, and the label of the answer that is right. */
export type Question = { readonly text: string; readonly label: string }
export type QuestionSet = {
  readonly name: string
  readonly train: readonly Question[]
  readonly test: readonly Question[]
}

/** The label of what no answer of the set is right for. */
export const outOfScope = 'NO_NODES_DETECTED'

/** Beside the checkout, never in it: the licences ask for credit, and nobody who clones needs a megabyte of questions. */
const folder = process.env.ANSWERS_DATA ?? fileURLToPath(new URL('../../../../../shared/data/answers', import.meta.url))

/** The sets there are to measure on; undefined, with a line that says what is missing, where they are absent. */
export function readSets(): Record<'banking' | 'shop', QuestionSet> | undefined {
  if (!existsSync(folder)) {
    console.error(
      'The questions to measure on are not here. Put BANKING77 (banking77/train.csv and test.csv, PolyAI, CC BY 4.0) and\n' +
        'HINT3 curekart (curekart/train.csv and test.csv, ODbL 1.0) into a folder and name it in ANSWERS_DATA.',
    )
    return undefined
  }
  return { banking: readSet('BANKING77', 'banking77'), shop: readSet('curekart', 'curekart') }
}

/** Other subjects, for those who fit the default anew: as many as are beside the two. */
export function readOtherSets(): QuestionSet[] {
  return [
    ['HINT3 powerplay11', 'powerplay11'],
    ['HINT3 sofmattress', 'sofmattress'],
    ['CLINC150', 'clinc150'],
  ].flatMap(([name = '', place = '']) => (existsSync(`${folder}/${place}`) ? [readSet(name, place)] : []))
}

function readSet(name: string, place: string): QuestionSet {
  const read = (file: string) =>
    (parse(readFileSync(`${folder}/${place}/${file}.csv`, 'utf8'), { from: 2 }) as [string, string][]).map(
      ([text, label]): Question => ({ text, label }),
    )
  return { name, train: read('train'), test: read('test') }
}
