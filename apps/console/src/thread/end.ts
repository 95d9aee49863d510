import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'

/** How far from the end still counts as reading the newest, in pixels. */
const nearEndPx = 48

/**
 * Keeps a scrolled list where its reader is: at the end while they are there, and still when something comes in above (`first` changes) or below.
 * `content` is the one child of `list` and grows with it.
 */
export function useEnd(list: RefObject<HTMLElement | null>, content: RefObject<HTMLElement | null>, first?: string) {
  const [isAtEnd, setAtEnd] = useState(true)
  const follows = useRef(true)
  const before = useRef({ top: 0, height: 0 })

  const toEnd = () => {
    follows.current = true
    setAtEnd(true)
    if (list.current) list.current.scrollTop = list.current.scrollHeight
  }

  // Whatever changes its size, a message, a longer composer, a turned phone: the end stays in sight.
  useLayoutEffect(() => {
    const { current } = list
    if (!current || !content.current) return
    const sizes = new ResizeObserver(() => {
      if (follows.current) current.scrollTop = current.scrollHeight
      before.current.height = current.scrollHeight
    })
    sizes.observe(current)
    sizes.observe(content.current)
    return () => sizes.disconnect()
  }, [])

  useLayoutEffect(() => {
    const { current } = list
    if (!current) return
    if (follows.current) current.scrollTop = current.scrollHeight
    else current.scrollTop += current.scrollHeight - before.current.height
    before.current = { top: current.scrollTop, height: current.scrollHeight }
  }, [first])

  return {
    isAtEnd,
    toEnd,
    /** Only a person scrolls up; growing content may leave the end behind for a moment, and is followed. */
    scrolled() {
      const { current } = list
      if (!current) return
      const isNear = current.scrollHeight - current.scrollTop - current.clientHeight < nearEndPx
      if (isNear) follows.current = true
      else if (current.scrollTop < before.current.top) follows.current = false
      before.current.top = current.scrollTop
      setAtEnd(follows.current)
    },
  }
}
