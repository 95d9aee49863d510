/** Where the operator is, so that a reload and the back button return there. */
export type Place = {
  /** The open conversation. */
  get(): string | undefined
  set(conversation: string | undefined): void
  /** The page of the rules, as in `SITE/edit/RULE`; undefined where the conversations are, '' for the first page. */
  rules(): string | undefined
  setRules(page: string): void
  onChange(changed: () => void): () => void
}

const conversations = /^#c\/([\w-]{1,64})$/
const rulesPages = /^#rules(?:\/([^#]{0,300}))?$/

/** The open conversation in the address, `#c/ID`, or a page of the rules, `#rules/…`. */
export function placeInAddress(): Place {
  const go = (hash: string) => {
    if (location.hash !== hash) history.pushState(null, '', `${location.pathname}${location.search}${hash}`)
  }
  return {
    get: () => conversations.exec(location.hash)?.[1],
    set: conversation => go(conversation === undefined ? '' : `#c/${conversation}`),
    rules: () => (rulesPages.test(location.hash) ? (rulesPages.exec(location.hash)?.[1] ?? '') : undefined),
    setRules: page => go(page ? `#rules/${page}` : '#rules'),
    onChange(changed) {
      addEventListener('popstate', changed)
      return () => removeEventListener('popstate', changed)
    },
  }
}
