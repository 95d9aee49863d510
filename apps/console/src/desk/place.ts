/** Where the operator is, so that a reload and the back button return there. */
export type Place = {
  get(): string | undefined
  set(conversation: string | undefined): void
  onChange(changed: () => void): () => void
}

const known = /^#c\/([\w-]{1,64})$/

/** The open conversation in the address: `#c/ID`. */
export function placeInAddress(): Place {
  return {
    get: () => known.exec(location.hash)?.[1],
    set(conversation) {
      const hash = conversation === undefined ? '' : `#c/${conversation}`
      if (location.hash !== hash) history.pushState(null, '', `${location.pathname}${location.search}${hash}`)
    },
    onChange(changed) {
      addEventListener('popstate', changed)
      return () => removeEventListener('popstate', changed)
    },
  }
}
