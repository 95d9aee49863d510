import { type Answer, answerFields } from '@beckon/answers'
import { CsvError, parse } from 'csv-parse/sync'
import { type FieldName, type FileProblem, type ReadAnswer, type Texts, toAnswer, toTexts } from './record.ts'

type Row = { record: string[]; info: { lines: number } }

/** Reads CSV as spreadsheets write it: commas, semicolons or tabs, with or without a byte-order mark; the first row names the columns. */
export function readCsv(text: string): { answers: ReadAnswer[]; problems: FileProblem[] } {
  let rows: Row[]
  try {
    rows = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    }) as unknown as Row[]
  } catch (error) {
    const line = error instanceof CsvError ? Number(error.lines) || 1 : 1
    return { answers: [], problems: [{ line, code: 'not-csv', message: (error as Error).message }] }
  }
  const [head, ...body] = rows
  if (!head) return { answers: [], problems: [{ line: 1, code: 'empty', message: 'the file has no row' }] }
  const names = head.record.map(name => name.trim())
  const problems = headProblems(names)
  if (problems.length > 0) return { answers: [], problems }
  // A row is told where it ends; it begins after the one before.
  const answers = body.map(({ record }, at) => ({
    line: (rows[at]?.info.lines ?? 1) + 1,
    answer: toAnswer(textsOf(names, record)),
  }))
  for (const [at, { record }] of body.entries())
    if (record.length > names.length)
      problems.push({
        line: answers[at]?.line ?? 1,
        code: 'too-many-cells',
        message: `${names.length} columns are named`,
      })
  return { answers, problems }
}

function headProblems(names: readonly string[]): FileProblem[] {
  const known: readonly string[] = answerFields
  const problems = names.flatMap((name, at): FileProblem[] => {
    if (!known.includes(name))
      return [{ line: 1, code: 'unknown-column', message: `"${name}"; known: ${answerFields.join(', ')}` }]
    return names.indexOf(name) < at ? [{ line: 1, code: 'duplicate', message: `the column "${name}" twice` }] : []
  })
  for (const name of ['title', 'text'])
    if (!names.includes(name)) problems.push({ line: 1, code: 'missing', message: `the column "${name}"` })
  return problems
}

const textsOf = (names: readonly string[], record: readonly string[]): Texts =>
  Object.fromEntries(names.map((name, at) => [name as FieldName, fromSpreadsheet(record[at] ?? '')]))

/** The one that parts the most cells of the first line. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1)
  const count = (sign: string) => first.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

/** Every cell in quotes: then no text needs to be looked into. */
export function writeCsv(answers: readonly Answer[]): string {
  const line = (cells: readonly string[]) => cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')
  const rows = answers.map(answer => {
    const texts = toTexts(answer)
    return line(answerFields.map(name => toSpreadsheet(texts[name] ?? '')))
  })
  return [line(answerFields), ...rows, ''].join('\r\n')
}

/** A cell that begins so is run as a formula by spreadsheets; the apostrophe tells them that it is text. */
const runs = /^[=+\-@\t\r]/
const toSpreadsheet = (text: string) => (runs.test(text) || /^'/.test(text) ? `'${text}` : text)
const fromSpreadsheet = (text: string) => (/^'[=+\-@\t\r']/.test(text) ? text.slice(1) : text)
