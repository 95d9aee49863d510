/** Whether two BCP 47 tags mean one language, whatever the region: `de` and `de-AT`. */
export function isSameLanguage(one: string, other: string): boolean {
  return primaryOf(one) === primaryOf(other)
}

const primaryOf = (tag: string) => tag.toLowerCase().split('-')[0]
