import { createFilling } from './filling.ts'
import { keepFocus } from './keep-focus.ts'
import { createNews } from './news.ts'
import type { Followed } from './parts.ts'
import home from './style/home.css?inline'
import picks from './style/picks.css?inline'
import thread from './style/thread.css?inline'

/** What nobody needs to write and send. It loads when the browser is idle, or as soon as something asks for it. */
export { Home } from './home.tsx'
export { Person } from './person.tsx'
export { Picks } from './picks.tsx'
export { Skeleton } from './skeleton.tsx'
export { Thread } from './thread.tsx'
export const css = home + picks + thread

/** Keeps the focus in the panel, fills the screen of a phone, and tells what is new. */
export function follow({ widget, device, state, place, signal }: Followed): () => void {
  keepFocus(place)
  const fill = createFilling(widget)
  const tellNews = createNews(widget, device.chat, state.isOpen)
  // What came while the page was out of sight is read now.
  document.addEventListener('visibilitychange', tellNews, { signal })
  signal.addEventListener('abort', () => fill(false))
  return () => {
    fill(state.isOpen())
    tellNews()
  }
}
