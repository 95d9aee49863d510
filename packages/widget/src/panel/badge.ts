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
    badge.textContent =
      isOpen() || !unread ? '' : Math.min(unread, 99).toLocaleString(locale) + (unread > 99 ? '+' : '')
    // An open one has its own words, by the loader.
    if (!isOpen()) launcher.ariaLabel = unread ? words.openUnread(unread) : words.open
    markTitle(unread)
    if (unread !== told) emit('unread', unread)
    told = unread
  }
}

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
