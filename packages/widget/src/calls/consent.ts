import type { PageWindow } from '../loader/widget.ts'

declare const window: PageWindow

/**
 * Until the page says that the visitor agrees, nothing is drawn or kept, and what else it says waits. From then on it is heard at once when that is taken back:
 * pages that ask for consent like to load themselves anew.
 */
export function agreement(site: string, waiting: Iterable<unknown>[], start: () => void): void {
  window.Beckon = (...call) => {
    if (call[0] !== 'consent') return void waiting.push(call)
    if (!call[1]) return
    start()
    const heard = window.Beckon
    window.Beckon = (...call) => (call[0] === 'consent' ? call[1] || takeBack(site) : heard?.(...call))
  }
  for (const call of waiting.splice(0)) window.Beckon(...call)
}

/** What was agreed to is taken back: nothing stays on the page, nor on the device. What can be done at once is. */
export function takeBack(site: string): void {
  window.Beckon?.('shutdown')
  const owned = `beckon:${site}:`
  for (const place of ['localStorage', 'sessionStorage'] as const) {
    try {
      const kept = window[place]
      for (const name of Object.keys(kept)) if (name.startsWith(owned)) kept.removeItem(name)
    } catch {
      // Where the browser keeps nothing nothing is to be taken away.
    }
  }
  forgetWords(`visitor:${site}`)
}

/** The words that were not sent yet, in the outbox of the client. Another site of the same origin has its own in the same place. */
function forgetWords(scope: string): void {
  try {
    const opening = indexedDB.open('beckon')
    // There was none, and none is made.
    opening.onupgradeneeded = () => opening.transaction?.abort()
    opening.onsuccess = () => {
      const words = opening.result.transaction('outbox', 'readwrite').objectStore('outbox').openCursor()
      words.onsuccess = () => {
        const { result } = words
        if (result?.value.scope === scope) result.delete()
        result?.continue()
      }
    }
  } catch {
    // The same.
  }
}
