import type { FormAnswer, FormField } from '@beckon/protocol'

/** What a visitor filled in, of the fields the site asks for, in its order. Anybody may send anything: what is missing or unknown keeps nobody from writing. */
export function formAnswers(
  fields: readonly FormField[] = [],
  given: readonly { name: string; value: string }[] = [],
): FormAnswer[] {
  return fields.flatMap(({ name, label }) => {
    const value = given.find(each => each.name === name)?.value.trim()
    return value ? [{ name, label, value }] : []
  })
}

/** What the visitor wants to be called, where the site asks for it. */
export function nameIn(fields: readonly FormField[] = [], answers: readonly FormAnswer[]): string | undefined {
  const asked = fields.find(({ kind }) => kind === 'name')
  return asked && answers.find(({ name }) => name === asked.name)?.value.slice(0, longestName)
}

const longestName = 100
