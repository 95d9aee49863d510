import { render } from 'preact'
import type { Panel, Widget } from '../loader/widget.ts'
import type { PanelTexts } from '../locales/texts.ts'
import { type Device, deviceOf } from './device.ts'
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
  device: Device = deviceOf(widget),
  parts: Parts = partsOf(widget),
): Panel {
  const { chat, environment } = device
  const { keep } = environment
  const personKey = `beckon:${widget.site}:person`
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
  let arrive = () => {}
  const identity = createLate(parts.identity, ({ follow }) => {
    if (over.signal.aborted) return
    arrive = follow(widget, device, state, over.signal)
    arrive()
  })
  /** Where somebody is or may be known nothing is sent, as anybody, until it is settled who. */
  const look = () => {
    if (!widget.identity && !keep.get(personKey)) return
    chat.hold()
    identity()
    arrive()
  }
  const draw = () => {
    if (over.signal.aborted) return
    // Somebody else is handed a panel in which nobody has written.
    const { turn } = chat.state()
    render(<Frame key={turn} widget={widget} chat={chat} state={state} rest={rest} around={around} />, place)
    follow()
    look()
  }
  state.onChange(draw)
  // What came while the page was out of sight is read now.
  document.addEventListener('visibilitychange', draw, { signal: over.signal })
  draw()
  over.signal.addEventListener('abort', widget.on('identify', look))
  over.signal.addEventListener('abort', keep.onChange(personKey, look))
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
