import type { FormField } from '@beckon/protocol'

/** What the relay allows. */
const longestName = 64

/** Gives each field without a name one made from its label. A field keeps its name when the label changes later, since it stands beside what was answered. */
export function named(fields: readonly FormField[]): FormField[] {
  const taken = new Set(fields.map(({ name }) => name))
  return fields.map(field => {
    if (field.name) return field
    const name = free(wordOf(field.label) || field.kind, taken)
    taken.add(name)
    return { ...field, name }
  })
}

const wordOf = (label: string) =>
  label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, longestName - 4)

function free(word: string, taken: ReadonlySet<string>): string {
  let name = word
  for (let number = 2; taken.has(name); number++) name = `${word}-${number}`
  return name
}
