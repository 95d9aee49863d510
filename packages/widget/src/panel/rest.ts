import home from './style/home.css?inline'
import picks from './style/picks.css?inline'
import thread from './style/thread.css?inline'

/** What nobody needs to write and send. It loads when the browser is idle, or as soon as something asks for it. */
export { createFilling } from './filling.ts'
export { Home } from './home.tsx'
export { keepFocus } from './keep-focus.ts'
export { createNews } from './news.ts'
export { Person } from './person.tsx'
export { Picks } from './picks.tsx'
export { Skeleton } from './skeleton.tsx'
export { Thread } from './thread.tsx'
export const css = home + picks + thread
