/**
 * A check of one value that also carries its type. `check` answers undefined when the value is fine, else the place of the first
 * fault, such as `page.url`. A frame is a few flat fields, so this is all the schema the wire needs.
 */
export type Schema<T> = {
  check(value: unknown, place: string): string | undefined
  optional?: boolean
  readonly sample?: T
}

export type Infer<S> = S extends Schema<infer T> ? T : never

type Fields = Record<string, Schema<unknown>>
type Optional<F extends Fields> = { [K in keyof F]: F[K] extends { optional: true } ? K : never }[keyof F]
export type InferRecord<F extends Fields> = { [K in Exclude<keyof F, Optional<F>>]: Infer<F[K]> } & {
  [K in Optional<F>]?: Infer<F[K]>
}

/** A string of `least` to `most` UTF-16 units without lone surrogates, which are no UTF-8, and without NUL, which PostgreSQL does not keep. */
export const text = (least: number, most: number): Schema<string> =>
  fits(
    value =>
      typeof value === 'string' &&
      value.length >= least &&
      value.length <= most &&
      value.isWellFormed() &&
      !value.includes('\0'),
  )

export const matching = (pattern: RegExp): Schema<string> =>
  fits(value => typeof value === 'string' && pattern.test(value))

export const integer = (least: number, most: number = Number.MAX_SAFE_INTEGER): Schema<number> =>
  fits(value => Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most)

export const flag: Schema<boolean> = fits(value => typeof value === 'boolean')

export const oneOf = <const T extends string>(...values: T[]): Schema<T> => fits(value => values.includes(value as T))

/** A list of `least` to `most` values. */
export const list = <T>(schema: Schema<T>, least: number, most: number): Schema<T[]> => ({
  check(value, place) {
    if (!Array.isArray(value) || value.length < least || value.length > most) return place
    for (const [at, each] of value.entries()) {
      const fault = schema.check(each, `${place}[${at}]`)
      if (fault !== undefined) return fault
    }
    return undefined
  },
})

export const optional = <T>(schema: Schema<T>): Schema<T> & { optional: true } => ({ ...schema, optional: true })

/** A plain object with exactly these fields: an unknown one is a fault, `__proto__` and its like included. */
export const record = <F extends Fields>(fields: F): Schema<InferRecord<F>> & { fields: F } => {
  // Every frame of every client is checked: what is the same for all of them is made once.
  const known = new Set(Object.keys(fields))
  const all = Object.entries(fields)
  return {
    fields,
    check(value, place) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return place
      const within = (name: string) => (place ? `${place}.${name}` : name)
      for (const name of Object.keys(value)) if (!known.has(name)) return within(name)
      for (const [name, schema] of all) {
        if (!Object.hasOwn(value, name)) {
          if (schema.optional) continue
          return within(name)
        }
        const fault = schema.check((value as Record<string, unknown>)[name], within(name))
        if (fault !== undefined) return fault
      }
      return undefined
    },
  }
}

function fits<T>(isFine: (value: unknown) => boolean): Schema<T> {
  return { check: (value, place) => (isFine(value) ? undefined : place) }
}
