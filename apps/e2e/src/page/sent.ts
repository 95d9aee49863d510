import type { ClientFrame } from '@beckon/protocol'
import type { Page } from 'playwright'

/** Every frame that has left the sockets of a page, as the browser tells it. Called before the page opens one. */
export function framesSentBy(page: Page): readonly ClientFrame[] {
  const frames: ClientFrame[] = []
  page.on('websocket', socket =>
    socket.on('framesent', ({ payload }) => void frames.push(JSON.parse(String(payload)) as ClientFrame)),
  )
  return frames
}

export const hasLeft = (frames: readonly ClientFrame[], text: string): boolean =>
  frames.some(frame => 'text' in frame && frame.text === text)
