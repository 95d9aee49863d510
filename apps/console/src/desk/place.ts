/** The parts of the console beside the conversations, each loaded when somebody goes there. */
export type Part = 'rules' | 'answers' | 'widget'

/** Where the operator is, so that a reload and the back button return there. */
export type Place = {
  /** The open conversation. */
  get(): string | undefined
  set(conversation: string | undefined): void
  /** The part on screen and its page, as in `SITE/edit/RULE`, '' for its first; undefined where the conversations are. */
  part(): Placed | undefined
  setPart(part: Part, page: string): void
  onChange(changed: () => void): () => void
}
export type Placed = { part: Part; page: string }

const conversations = /^#c\/([\w-]{1,64})$/
const parts = /^#(rules|answers|widget)(?:\/([^#]{0,300}))?$/

/** The open conversation in the address, `#c/ID`, or a page of a part, `#rules/…`. */
export function placeInAddress(): Place {
  const go = (hash: string) => {
    if (location.hash !== hash) history.pushState(null, '', `${location.pathname}${location.search}${hash}`)
  }
  return {
    get: () => conversations.exec(location.hash)?.[1],
    set: conversation => go(conversation === undefined ? '' : `#c/${conversation}`),
    part() {
      const [, part, page = ''] = parts.exec(location.hash) ?? []
      return part === undefined ? undefined : { part: part as Part, page }
    },
    setPart: (part, page) => go(`#${part}${page && `/${page}`}`),
    onChange(changed) {
      addEventListener('popstate', changed)
      return () => removeEventListener('popstate', changed)
    },
  }
}
