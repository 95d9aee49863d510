/** What two BCP 47 tags of one language have in common, whatever the region: `de` of `de-AT`. */
export const languageOf = (tag: string): string => tag.toLowerCase().split('-', 1)[0] ?? ''
