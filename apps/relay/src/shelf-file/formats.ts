import { type Answer, parseShelf } from '@beckon/answers'
import { readCsv, writeCsv } from './csv.ts'
import { readMarkdown, writeMarkdown } from './markdown.ts'
import type { FileProblem, ReadAnswer } from './record.ts'

export const formats = {
  csv: { type: 'text/csv; charset=utf-8', extension: 'csv' },
  markdown: { type: 'text/markdown; charset=utf-8', extension: 'md' },
  json: { type: 'application/json; charset=utf-8', extension: 'json' },
} as const
export type Format = keyof typeof formats

export const isFormat = (value: unknown): value is Format => typeof value === 'string' && Object.hasOwn(formats, value)

/** By the end of a file's name; JSON where it says nothing. */
export const formatOf = (name: string): Format =>
  /\.csv$|\.tsv$/i.test(name) ? 'csv' : /\.(md|markdown)$/i.test(name) ? 'markdown' : 'json'

export type ShelfFile = {
  answers: Answer[]
  problems: FileProblem[]
  /** Where each answer begins, by id. */
  lines: ReadonlyMap<string, number>
}

/** Reads a file of answers, whole or not at all: every problem with its line. */
export function readShelfFile(format: Format, text: string): ShelfFile {
  if (format === 'json') return readJson(text)
  const { answers, problems } = format === 'csv' ? readCsv(text) : readMarkdown(text)
  return { ...checked(answers, problems), lines: linesOf(answers) }
}

export function writeShelfFile(format: Format, answers: readonly Answer[]): string {
  if (format === 'json') return `${JSON.stringify({ answers }, null, 2)}\n`
  return format === 'csv' ? writeCsv(answers) : writeMarkdown(answers)
}

/** What a shelf asks of every answer, told by line. */
function checked(read: readonly ReadAnswer[], before: readonly FileProblem[]) {
  const answers = read.map(({ answer }) => answer)
  const parsed = parseShelf({ answers })
  const found = parsed.ok
    ? []
    : parsed.problems.map(({ code, place, message }): FileProblem => {
        const [, at = '0', field = ''] = /^answers\[(\d+)\]\.?(.*)$/.exec(place) ?? []
        return { line: read[Number(at)]?.line ?? 1, code, message: field ? `${field}: ${message}` : message }
      })
  return { answers, problems: [...before, ...found].sort((a, b) => a.line - b.line) }
}

function readJson(text: string): ShelfFile {
  const parsed = parseShelf(text)
  if (parsed.ok) return { answers: [...parsed.shelf.answers], problems: [], lines: new Map() }
  const problems = parsed.problems.map(({ code, place, message }) => ({
    line: 1,
    code,
    message: place ? `${place}: ${message}` : message,
  }))
  return { answers: [], problems, lines: new Map() }
}

const linesOf = (read: readonly ReadAnswer[]) => new Map(read.map(({ answer, line }) => [answer.id, line]))
