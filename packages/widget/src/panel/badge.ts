import type { Widget } from '../loader/widget.ts'
import { locale, words } from './words.ts'

/** Writes on the launcher how much is unread, and tells the host page. Not the loader's: without a panel there are no messages. */
export function createBadge({ launcher, isOpen, emit }: Pick<Widget, 'launcher' | 'isOpen' | 'emit'>) {
  const badge = document.createElement('span')
  badge.className = 'badge'
  launcher.append(badge)
  let told = 0
  return (unread: number) => {
    badge.textContent =
      isOpen() || !unread ? '' : Math.min(unread, 99).toLocaleString(locale) + (unread > 99 ? '+' : '')
    // An open one has its own words, by the loader.
    if (!isOpen()) launcher.ariaLabel = unread ? words.openUnread(unread) : words.open
    if (unread !== told) emit('unread', unread)
    told = unread
  }
}
