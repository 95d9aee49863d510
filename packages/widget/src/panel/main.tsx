import { browserEnvironment, createVisitorChat, indexedDbOutboxStore, type VisitorChat } from '@beckon/client'
import { render } from 'preact'
import type { Panel, Widget } from '../loader/widget.ts'
import type { PanelTexts } from '../locales/texts.ts'
import { Frame } from './frame.tsx'
import { keepFromPage } from './keep-from-page.ts'
import { createLate } from './late.ts'
import { type Parts, partsOf } from './parts.ts'
import { createPanelState } from './state.ts'
import css from './style/panel.css?inline'
import { speak } from './words.ts'

/** Draws the panel with the texts of a language into the loader's shadow root, closed, and connects if this device has a conversation. */
export function mount(
  widget: Widget,
  texts: PanelTexts,
  chat: VisitorChat = chatOf(widget),
  parts: Parts = partsOf(widget),
): Panel {
  speak(texts, widget.settings.words.texts)
  const wear = (text: string) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    widget.root.adoptedStyleSheets.push(sheet)
  }
  wear(css)
  const place = document.createElement('div')
  widget.root.prepend(place)
  keepFromPage(place, widget.root)

  const state = createPanelState(widget, chat, parts)
  const over = new AbortController()
  let follow = () => {}
  const rest = createLate(parts.rest, ({ css, createFilling, createNews, keepFocus }) => {
    wear(css)
    keepFocus(place)
    const fill = createFilling(widget)
    const tellNews = createNews(widget, chat, state.isOpen)
    follow = () => {
      fill(state.isOpen())
      tellNews()
    }
    over.signal.onabort = () => fill(false)
    draw()
  })
  const around = createLate(parts.around, ({ css, follow }) => {
    wear(css)
    follow(widget, chat)
    draw()
  })
  const draw = () => {
    if (over.signal.aborted) return
    render(<Frame widget={widget} chat={chat} state={state} rest={rest} around={around} />, place)
    follow()
  }
  state.onChange(draw)
  // What came while the page was out of sight is read now.
  document.addEventListener('visibilitychange', draw, { signal: over.signal })
  draw()
  void chat.resume()

  return {
    open: state.open,
    close: state.close,
    shutdown() {
      chat.stop()
      over.abort()
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
