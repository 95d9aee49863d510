import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { Compilable } from 'kysely'

const text = '\0 a value that comes later'

/** Stands where a value comes later: no value of any type, so that it fits where each of them does. */
export const later = text as never

/**
 * Prepares a query composed by Kysely, to be run without it: composing one for each message costs more than the message does. The values come in the order
 * of the query's `later`.
 */
export function prepareComposed(database: DatabaseSync, query: Compilable) {
  const { sql, parameters } = query.compile()
  const statement = database.prepare(sql)
  const places = parameters.flatMap((parameter, index) => (parameter === text ? [index] : []))
  const isAllLater = places.length === parameters.length
  const fill = (values: readonly SQLInputValue[]): readonly SQLInputValue[] => {
    if (isAllLater) return values
    const filled = [...parameters] as SQLInputValue[]
    for (const [index, place] of places.entries()) filled[place] = values[index] ?? null
    return filled
  }
  return {
    get: (...values: SQLInputValue[]) => statement.get(...fill(values)),
    run: (...values: SQLInputValue[]) => statement.run(...fill(values)),
  }
}
