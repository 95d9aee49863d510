import { useEffect, useState } from 'preact/hooks'
import { heldByAnother } from '../desk/actions.ts'
import { useWorkplace } from '../desk/workplace.ts'
import type { Shown } from './grouping.ts'

/**
 * Tells the relay how far the open conversation was seen: only in a visible tab, and not where another operator has it, whose unread count is
 * nobody else's to clear.
 */
export function useReading(conversation: string, messages: readonly Shown[]): void {
  const { desk, view, operator } = useWorkplace()
  const [isVisible, setVisible] = useState(document.visibilityState === 'visible')
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])

  const isConnected = view.state.value.link.kind === 'connected'
  const isElsewhere = heldByAnother(view.open.value, operator.id) !== undefined
  const seen = messages.findLast(({ lane }) => lane === 'talk')?.seq
  useEffect(() => {
    if (isVisible && isConnected && !isElsewhere && seen !== undefined) desk.read(conversation, seen)
  }, [conversation, seen, isVisible, isConnected, isElsewhere])
}
