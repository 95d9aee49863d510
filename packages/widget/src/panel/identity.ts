import { createIdentity } from '@beckon/client/identity'
import type { Widget } from '../loader/widget.ts'
import type { Device } from './device.ts'
import type { PanelState } from './state.ts'

/**
 * Follows who the visitor is, by what the page says and by how the device is signed in. Loads where one of them says anything. Answers what is called whenever the panel
 * may have changed.
 */
export function follow(widget: Widget, device: Device, state: PanelState, signal: AbortSignal): () => void {
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
