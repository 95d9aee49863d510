const languages = new Intl.DisplayNames('en', { type: 'language' })

/** `German` for `de`; what is no language tag as it stands. */
export function languageWords(tag: string): string {
  try {
    return languages.of(tag) ?? tag
  } catch {
    return tag
  }
}
