import type { Locator } from 'playwright'

/** One message on a screen, as it is rendered. */
export type Shown = { seq: number; messageId: string; author: string; text: string; lane?: string }

/** The stored messages of a list as the screen has them; `words` is where their text stands. */
export const shownIn = (list: Locator, words: string): Promise<Shown[]> =>
  list.evaluateAll(
    (elements, words) =>
      elements.map(element => {
        const { seq = '', messageId = '', author = '', lane } = (element as HTMLElement).dataset
        const text = element.querySelector(words)?.textContent ?? ''
        return { seq: Number(seq), messageId, author, text, ...(lane && { lane }) }
      }),
    words,
  )
