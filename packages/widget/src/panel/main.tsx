import { browserEnvironment, createVisitorChat, indexedDbOutboxStore, type VisitorChat } from '@beckon/client'
import { render } from 'preact'
import type { Panel, Widget } from '../loader/widget.ts'
import type { PanelTexts } from '../locales/texts.ts'
import { Frame } from './frame.tsx'
import { createHold } from './hold.ts'
import { createPanelState, type Reader } from './state.ts'
import css from './style/panel.css?inline'
import { speak } from './words.ts'

/** Draws the panel with the texts of a language into the loader's shadow root, closed, and connects if this device has a conversation. */
export function mount(
  widget: Widget,
  texts: PanelTexts,
  chat: VisitorChat = chatOf(widget),
  loadReader?: () => Promise<Reader>,
): Panel {
  speak(texts, widget.settings.words.texts)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  widget.root.adoptedStyleSheets.push(sheet)
  const place = document.createElement('div')
  widget.root.prepend(place)

  const state = createPanelState(widget, chat, loadReader)
  const holdPage = createHold()
  const draw = () => {
    render(<Frame widget={widget} chat={chat} state={state} />, place)
    holdPage(state.isOpen())
  }
  state.onChange(draw)
  draw()
  void chat.resume()

  return {
    open: state.open,
    close: state.close,
    shutdown() {
      chat.stop()
      state.stop()
      holdPage(false)
      render(null, place)
    },
  }
}

const chatOf = ({ relay, site }: Widget) =>
  createVisitorChat({
    relay,
    site,
    environment: browserEnvironment(),
    // Where the browser refuses it, the outbox keeps its entries in memory.
    outboxStore: indexedDbOutboxStore(),
    client: 'widget/0.1',
  })
