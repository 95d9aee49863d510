import { Component, createRef } from 'preact'
import { Icon } from '../icon.tsx'
import type { PanelProps } from '../props.ts'
import { words } from '../words.ts'
import { soundOf } from './sound.ts'

/** What can be done with a chat beside writing: end it, hear it. */
export class Menu extends Component<PanelProps, { isOpen?: boolean }> {
  button = createRef<HTMLButtonElement>()
  own = createRef<HTMLSpanElement>()

  /** Nothing beside it may take the focus, and so tell that it was pressed. */
  press = (event: Event) => {
    if (this.state.isOpen && !event.composedPath().includes(this.own.current as Node)) this.setState({ isOpen: false })
  }

  override componentDidMount() {
    addEventListener('pointerdown', this.press)
  }

  override componentWillUnmount() {
    removeEventListener('pointerdown', this.press)
  }

  close = () => {
    this.setState({ isOpen: false })
    this.button.current?.focus()
  }

  act = (deed: () => void) => () => {
    deed()
    this.close()
  }

  override render({ chat, widget }: PanelProps, { isOpen = false }: { isOpen?: boolean } = {}) {
    const { conversation } = chat.state()
    if (!conversation) return null
    const sound = soundOf(widget)
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: it listens for those inside of it
      <span
        ref={this.own}
        class="more"
        onKeyDown={event => {
          if (event.key !== 'Escape' || !isOpen) return
          // The first Escape closes the menu, the next the panel, by its key or by what the browser closes with it.
          event.stopPropagation()
          event.preventDefault()
          this.close()
        }}
        onFocusOut={({ currentTarget, relatedTarget }) => {
          if (isOpen && relatedTarget && !currentTarget.contains(relatedTarget as Node))
            this.setState({ isOpen: false })
        }}
      >
        <button
          ref={this.button}
          class="icon"
          type="button"
          aria-label={words.menu}
          aria-expanded={isOpen}
          onClick={() => this.setState({ isOpen: !isOpen })}
        >
          <Icon d="M12 5v.01M12 12v.01M12 19v.01" />
        </button>
        {isOpen && (
          <span class="choices">
            <button type="button" onClick={this.act(sound.toggle)}>
              {sound.isOn() ? words.soundOff : words.soundOn}
            </button>
            {conversation.status !== 'closed' && (
              <button type="button" onClick={this.act(() => void chat.insist({ type: 'close' }))}>
                {words.endChat}
              </button>
            )}
          </span>
        )}
      </span>
    )
  }
}
