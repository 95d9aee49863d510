/** Some numbers, in the order of their size, that a language says in a plural form: `1, 21, 31`; fewer where there are not so many. */
export function examplesOf(language: string, form: string, most = 3): string {
  const rules = new Intl.PluralRules(language)
  const found: number[] = []
  for (let number = 0; number <= largest && found.length < most; number++)
    if (rules.select(number) === form) found.push(number)
  return found.join(', ')
}

const largest = 200
