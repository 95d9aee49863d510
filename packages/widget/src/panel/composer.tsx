import { maxTextLength } from '@beckon/protocol'
import { Component, createRef } from 'preact'
import { Icon } from './icon.tsx'
import type { PanelProps } from './props.ts'
import { words } from './words.ts'

/** Where the visitor writes. Enter sends, unless an input method is still composing a word. */
export class Composer extends Component<PanelProps, { text: string }> {
  override state = { text: this.props.chat.draft() }
  /** The same at this moment; the state is what was drawn. */
  text = this.state.text
  leaving: Promise<unknown> | undefined
  /** What the field holds that is on its way. */
  going = ''
  field = createRef<HTMLTextAreaElement>()
  focusTurn = this.props.state.focusTurn()

  override componentDidUpdate() {
    const { chat, state } = this.props
    const { current } = this.field
    if (!current) return
    // As high as its text; the stylesheet says where it begins to scroll.
    current.style.height = 'auto'
    current.style.height = `${current.scrollHeight}px`
    if (this.focusTurn === state.focusTurn()) return
    this.focusTurn = state.focusTurn()
    // A reply the visitor picked in a bubble has become the draft.
    this.show(chat.draft())
    current.focus()
  }

  show = (text: string) => {
    this.text = text
    this.setState({ text })
  }

  write = (text: string) => {
    const { chat } = this.props
    this.show(text)
    chat.setDraft(text)
    chat.typing(text.trim() !== '')
  }

  /**
   * Takes the words at the press, whatever is written after it. They leave the field once they would survive the end of the browser; until then a second
   * press finds them on their way and does not send them twice.
   */
  send = () => {
    this.field.current?.focus()
    const sent = without(this.text, this.going)
    const text = sent.trim()
    if (text === '' || text.length > maxTextLength) return
    this.going = this.text
    // In the order of the presses, or what stands in front would keep the rest.
    this.leaving = Promise.all([this.props.state.send(text), this.leaving]).then(([isSent]) => {
      this.going = without(this.going, sent)
      // Unless the panel is somebody else's by now.
      if (isSent && this.field.current) this.write(without(this.text, sent))
    })
  }

  override render({ chat, state, rest }: PanelProps, { text }: { text: string }) {
    const { conversation, link } = chat.state()
    const suggested = state.suggested(text)
    const Picks = suggested.length > 0 && rest()?.Picks
    const over = text.trim().length - maxTextLength
    return (
      <form
        class="composer"
        onSubmit={event => {
          event.preventDefault()
          this.send()
        }}
      >
        {Picks && <Picks answers={suggested} label={words.mayFit} state={state} />}
        <div class="field">
          <textarea
            ref={this.field}
            rows={1}
            // An empty field has no direction by what is in it, but its placeholder has that of the panel.
            dir={text === '' ? words.dir : 'auto'}
            value={text}
            disabled={link.kind === 'ended'}
            aria-label={words.askLabel}
            aria-description={words.askHint}
            placeholder={
              conversation?.status === 'closed'
                ? words.moreChat
                : conversation || state.wantsPerson()
                  ? words.writePlaceholder
                  : words.askPlaceholder
            }
            onInput={event => this.write(event.currentTarget.value)}
            onKeyDown={event => {
              // Safari ends the composition before it tells of the key that ended it, and marks that one as 229.
              const isComposing = event.isComposing || event.keyCode === 229
              if (event.key !== 'Enter' || event.shiftKey || isComposing) return
              event.preventDefault()
              this.send()
            }}
          />
          <button type="submit" class="send" aria-label={words.send} disabled={text.trim() === '' || over > 0}>
            <Icon d="M5 12h14m-6-6 6 6-6 6" />
          </button>
        </div>
        <div role="status">
          {over > 0 ? <p class="over">{words.tooLong(over)}</p> : Picks && <p class="hidden">{words.mayFit}</p>}
        </div>
      </form>
    )
  }
}

const without = (text: string, start: string) => (text.startsWith(start) ? text.slice(start.length) : text)
