import { createIdentity } from '@beckon/client/identity'
import type { Widget } from '../loader/widget.ts'
import type { Device } from './device.ts'

/**
 * Follows who the visitor is, by what the page says and by how the device is signed in. Loads where one of them says anything. Answers what tells that the visitor
 * looks at the chat by their own will.
 */
export function follow(widget: Widget, device: Device, signal: AbortSignal): () => void {
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
  return identity.arrive
}
