import type { Rendered } from '../history/event.ts'

/** What stands on the screen of the widget. */
export type Drawn = {
  /** When the page began: milliseconds since 1970. */
  bornMs: number
  messages: Rendered[]
  pending: { messageId: string; text: string }[]
  isReconnecting: boolean
}

/** Runs in the page before its own scripts: opens the panel as soon as there is a launcher, and tells of every change of what is drawn. */
export function watchWidget() {
  const tell = (window as unknown as { drawn: (text: string) => void }).drawn
  const wordsOf = (element: Element) => element.querySelector('.bubble')?.textContent ?? ''
  let told = ''

  function look(root: ShadowRoot) {
    const of = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)]
    const drawn: Drawn = {
      bornMs: performance.timeOrigin,
      messages: of('[role=log] [data-seq]').map(element => ({
        messageId: element.dataset.messageId ?? '',
        seq: Number(element.dataset.seq),
        text: wordsOf(element),
      })),
      pending: of('.pending').map(element => ({
        messageId: element.dataset.messageId ?? '',
        text: wordsOf(element),
      })),
      isReconnecting: root.querySelector(':is(.panel, .panel > [role=status]) > .notice') !== null,
    }
    const text = JSON.stringify(drawn)
    if (text !== told) tell(text)
    told = text
  }

  function find() {
    const hosts = [...(document.documentElement?.children ?? [])]
    const root = hosts.map(({ shadowRoot }) => shadowRoot).find(Boolean)
    const launcher = root?.querySelector<HTMLElement>('button.launcher')
    if (!root || !launcher) return requestAnimationFrame(find)
    new MutationObserver(() => look(root)).observe(root, { subtree: true, childList: true, attributes: true })
    launcher.click()
  }
  find()
}
