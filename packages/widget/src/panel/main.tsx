import { render } from 'preact'
import type { Panel, Widget } from '../loader/widget.ts'
import type { PanelTexts } from '../locales/texts.ts'
import { type Device, deviceOf } from './device.ts'
import { Frame } from './frame.tsx'
import { keepFromPage } from './keep-from-page.ts'
import { createLate } from './late.ts'
import { type Follower, type Parts, partsOf } from './parts.ts'
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
  const { signal } = over
  const followers: (() => void)[] = []
  const late = <Part extends Follower>(load: () => Promise<Part>) =>
    createLate(load, ({ css, follow }) => {
      if (signal.aborted) return
      if (css) wear(css)
      followers.push(follow({ widget, device, state, place, signal }))
      draw()
    })
  const rest = late(parts.rest)
  const around = late(parts.around)
  const identity = late(parts.identity)
  /** Where somebody is or may be known nothing is sent, as anybody, until it is settled who. */
  const look = () => {
    if (!widget.identity && environment.keep.get(personKey) === undefined) return
    chat.hold()
    identity()
  }
  const draw = () => {
    if (signal.aborted) return
    // Somebody else is handed a panel in which nobody has written.
    const { turn } = chat.state()
    render(<Frame key={turn} widget={widget} chat={chat} state={state} rest={rest} around={around} />, place)
    for (const follow of followers) follow()
    look()
  }
  state.onChange(draw)
  draw()
  signal.addEventListener('abort', widget.on('identify', look))
  signal.addEventListener('abort', environment.keep.onChange(personKey, look))
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
