import type { VisitorChat } from '@beckon/client'
import type { ConversationSummary } from '@beckon/protocol'
import type { Widget } from '../loader/widget.ts'
import { createBadge } from './badge.ts'

/**
 * Tells what is new: the launcher by its badge, the relay what was read, the host page by `message` and `chat`. Called at each change. It comes with what
 * shows a conversation, so nothing counts as read that could not be seen.
 */
export function createNews(widget: Widget, chat: VisitorChat, isOpen: () => boolean): () => void {
  const writeBadge = createBadge(widget)
  // For a screen reader, which is not told of a name that changes.
  const told = document.createElement('p')
  told.className = 'hidden'
  told.role = 'status'
  widget.root.append(told)
  let unread = 0
  let lastStatus: ConversationSummary['status'] | 'none' | undefined
  let heardSeq: number | undefined
  let lastTurn = 0

  return () => {
    const { conversation, messages, link, turn } = chat.state()
    if (turn !== lastTurn) {
      lastTurn = turn
      unread = 0
      heardSeq = undefined
    }
    const fromOthers = messages.filter(({ author }) => author.kind === 'operator' || author.kind === 'answer')
    let isNews = false
    const seen = isOpen() && document.visibilityState === 'visible'
    if (conversation && link.kind === 'connected') {
      const last = messages.at(-1)?.seq ?? 0
      if (seen && last > conversation.read.visitor) chat.read(last)
      unread = seen ? 0 : fromOthers.filter(({ seq }) => seq > conversation.read.visitor).length
      for (const { seq, author, text } of fromOthers) {
        if (heardSeq === undefined || seq <= heardSeq) continue
        isNews = true
        widget.emit('message', { from: author.name ?? widget.settings.name, text })
      }
      heardSeq = Math.max(heardSeq ?? 0, last)
    }
    writeBadge(unread)
    if (isOpen()) told.textContent = ''
    else if (isNews) told.textContent = widget.launcher.ariaLabel
    // Until the relay has spoken, no conversation is not the same as none, but to who has just come.
    const status = conversation?.status ?? (turn || link.kind === 'connected' ? 'none' : lastStatus)
    if (status && status !== lastStatus) widget.emit('chat', status)
    lastStatus = status
  }
}
