/** The canned answers of a site: JSON, as the console saves it and the relay serves it. */
export type Shelf = { readonly answers: readonly Answer[] }

export type Answer = {
  readonly id: string
  /** What the answer is called, as a visitor would ask it. */
  readonly title: string
  /** Other ways to ask for it; three or more make it easy to find. */
  readonly phrasings: readonly string[]
  /** Limited Markdown, see `parseMarkdown`; placeholders as in `fillPlaceholders`. */
  readonly text: string
  /** BCP 47; absent means any. */
  readonly language?: string
  /** Paths on which it is suggested; absent means everywhere, after the ones meant for the page. */
  readonly pages?: readonly string[]
  /** What an operator types after `/`. */
  readonly shortcut?: string
  readonly tags?: readonly string[]
  /** Whose it is; absent means everybody's, visitors included. See `parseScope`. */
  readonly scope?: string
  /** Who looks after it. */
  readonly owner?: string
  /** When somebody should read it again, as `2026-11-30`. */
  readonly reviewOn?: string
}
