import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'

/** How far from the end still counts as reading the newest, in pixels. */
const nearEndPx = 48

type What = { conversation: string; first: string | undefined; last: string | undefined }

/**
 * Keeps a scrolled list where its reader is: at the end while they are there, and still when messages come in above or below.
 */
export function useEnd(list: RefObject<HTMLElement | null>, { conversation, first, last }: What) {
  const [isAtEnd, setAtEnd] = useState(true)
  const before = useRef({ conversation: '', first, height: 0 })
  const follows = useRef(true)

  const toEnd = () => {
    follows.current = true
    setAtEnd(true)
    if (list.current) list.current.scrollTop = list.current.scrollHeight
  }

  useLayoutEffect(() => {
    const element = list.current
    if (!element) return
    const known = before.current
    if (known.conversation !== conversation) toEnd()
    else if (known.first !== first && !follows.current) element.scrollTop += element.scrollHeight - known.height
    else if (follows.current) element.scrollTop = element.scrollHeight
    before.current = { conversation, first, height: element.scrollHeight }
  }, [conversation, first, last])

  // A growing composer or a turned phone makes the list smaller: its end stays in sight.
  useLayoutEffect(() => {
    const element = list.current
    if (!element) return
    const sizes = new ResizeObserver(() => {
      if (follows.current) element.scrollTop = element.scrollHeight
    })
    sizes.observe(element)
    return () => sizes.disconnect()
  }, [])

  return {
    isAtEnd,
    toEnd,
    scrolled() {
      const { current } = list
      if (!current) return
      follows.current = current.scrollHeight - current.scrollTop - current.clientHeight < nearEndPx
      setAtEnd(follows.current)
    },
  }
}
