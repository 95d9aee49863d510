import { createIdentity } from '@beckon/client/identity'
import type { Followed } from './parts.ts'

/**
 * Follows who the visitor is, by what the page says and by how the device is signed in. Loads where one of them says anything.
 */
export function follow({ widget, device, state, signal }: Followed): () => void {
  const { relay, site } = widget
  const identity = createIdentity({
    ...device,
    relay,
    site,
    told({ message, ...news }) {
      if (message) console.warn('Beckon:', message)
      widget.emit('identity', news)
    },
  })
  const say = () => widget.identity !== undefined && identity.say(widget.identity)
  const stopHearing = widget.on('identify', say)
  signal.addEventListener('abort', () => {
    stopHearing()
    identity.stop()
  })
  say()
  void device.chat.resume()
  let hasLooked = false
  return () => {
    // What a rule opens does not mean that the visitor looks.
    const looks = state.focusTurn() > 0 || (state.isOpen() && !state.opening())
    if (hasLooked || !looks) return
    hasLooked = true
    identity.arrive()
  }
}
