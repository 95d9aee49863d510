import type { Lane } from '@beckon/protocol'
import type { Rendered } from '../history/event.ts'

type Placed = { lane: Lane }

/** What stands on the screen of the console. */
export type DrawnConsole = {
  /** When the page began: milliseconds since 1970. */
  bornMs: number
  conversation: string | undefined
  messages: (Rendered & Placed)[]
  pending: ({ messageId: string; text: string; isRefused: boolean } & Placed)[]
  /** Whether this operator has the open conversation. */
  isOwn: boolean
  hasOlder: boolean
  isConnected: boolean
}

/** Runs in the page before its own scripts, and tells of every change of what is drawn. */
export function watchConsole() {
  const tell = (window as unknown as { drawn: (text: string) => void }).drawn
  const wordsOf = (element: Element) => element.querySelector('.body')?.textContent ?? ''
  const markOf = ({ dataset }: HTMLElement) => ({
    messageId: dataset.messageId ?? '',
    lane: dataset.lane === 'notes' ? ('notes' as const) : ('talk' as const),
  })
  let told = ''

  function look() {
    const log = document.querySelector<HTMLElement>('[role=log]')
    const of = (selector: string) => [...(log?.querySelectorAll<HTMLElement>(selector) ?? [])]
    const may = (selector: string) => document.querySelector(selector) !== null
    const drawn: DrawnConsole = {
      bornMs: performance.timeOrigin,
      conversation: log?.dataset.conversation,
      messages: of('[data-seq]').map(element => ({
        ...markOf(element),
        seq: Number(element.dataset.seq),
        text: wordsOf(element),
      })),
      pending: of('[data-state]').map(element => ({
        ...markOf(element),
        text: wordsOf(element),
        isRefused: element.dataset.state !== 'sending',
      })),
      isOwn: may('.thread-head [title^="Give back"]'),
      hasOlder: may('.older'),
      isConnected: may('.composer') && !may('[data-link]'),
    }
    const text = JSON.stringify(drawn)
    if (text !== told) tell(text)
    told = text
  }

  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  })
}
