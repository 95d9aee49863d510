import { browserEnvironment, createVisitorChat, indexedDbOutboxStore, memoryOutboxStore } from '@beckon/client'
import { render } from 'preact'
import type { Opening, Panel, Widget } from '../loader/widget.ts'
import { Frame } from './frame.tsx'
import { createPanelState } from './state.ts'
import css from './style/panel.css?inline'

/** Draws the panel into the loader's shadow root, closed, and connects if this device has a conversation. */
export function mount(widget: Widget): Panel {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  widget.root.adoptedStyleSheets.push(sheet)
  const place = document.createElement('div')
  widget.root.prepend(place)

  const chat = createVisitorChat({
    relay: widget.relay,
    site: widget.site,
    environment: browserEnvironment(),
    outboxStore: typeof indexedDB === 'undefined' ? memoryOutboxStore() : indexedDbOutboxStore(),
    client: 'widget/0.1',
  })
  const state = createPanelState(widget, chat)
  const draw = () => render(<Frame widget={widget} chat={chat} state={state} />, place)
  state.onChange(draw)
  draw()
  void chat.resume()

  return {
    open(opening: Opening | undefined, byVisitor: boolean) {
      state.open(opening, byVisitor)
    },
    close: state.close,
    shutdown() {
      chat.stop()
      render(null, place)
    },
  }
}
