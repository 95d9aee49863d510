import type { Widget } from '../loader/widget.ts'
import { locale, words } from './words.ts'

/** Writes on the launcher how much is unread, and tells the host page. Not the loader's: without a panel there are no messages. */
export function createBadge({ launcher, isOpen, emit }: Pick<Widget, 'launcher' | 'isOpen' | 'emit'>) {
  const badge = document.createElement('span')
  badge.className = 'badge'
  launcher.append(badge)
  const markTitle = createTitleMark()
  let told = 0
  return (unread: number) => {
    const shown = unread > 99 ? `${inDigits(99)}+` : inDigits(unread)
    badge.textContent = isOpen() || !unread ? '' : shown
    // An open one has its own words, by the loader. The number that is seen is in the name too, or who speaks to the browser could not press it by that.
    if (!isOpen()) launcher.ariaLabel = unread ? words.openUnread(unread).replace(inDigits(unread), shown) : words.open
    markTitle(unread)
    if (unread !== told) emit('unread', unread)
    told = unread
  }
}

const inDigits = (count: number) => count.toLocaleString(locale)

/** Puts the number before the title of a page that nobody looks at, and takes it away again; a title that the page has changed meanwhile is left alone. */
function createTitleMark(): (unread: number) => void {
  let bare = ''
  let marked: string | undefined
  return unread => {
    if (document.title === marked) document.title = bare
    marked = undefined
    if (!unread || document.visibilityState === 'visible') return
    bare = document.title
    document.title = `(${Math.min(unread, 99)}) ${bare}`
    marked = document.title
  }
}
