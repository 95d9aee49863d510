import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { Compilable } from 'kysely'

/** Stands where a value comes later, whatever the type of the column. */
// biome-ignore lint/suspicious/noExplicitAny: it takes the place of values of every type
export const later: any = '\0 a value that comes later'

/**
 * Prepares a query composed by Kysely, to be run without it: composing one for each message costs more than the message does. The values come in the order
 * of the query's `later`.
 */
export function prepareComposed(database: DatabaseSync, query: Compilable) {
  const { sql, parameters } = query.compile()
  const statement = database.prepare(sql)
  const places = parameters.flatMap((parameter, index) => (parameter === later ? [index] : []))
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
