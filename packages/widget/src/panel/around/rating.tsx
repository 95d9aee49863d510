import { newMessageId } from '@beckon/client'
import { Component } from 'preact'
import type { PanelProps } from '../props.ts'
import { words } from '../words.ts'

type Given = { good?: boolean; isSaid?: boolean }

/** Asks how a chat was, once it has ended: a word, and then a comment for who likes. */
export class Rating extends Component<PanelProps, Given> {
  rate = (good: boolean) => {
    this.setState({ good })
    this.give(good)
  }

  give(good: boolean, comment?: string) {
    const verdict = { type: 'rate', messageId: newMessageId(), good } as const
    void this.props.chat.insist({ ...verdict, ...(comment && { comment }) })
  }

  say = (event: SubmitEvent) => {
    event.preventDefault()
    const comment = String(new FormData(event.currentTarget as HTMLFormElement).get('comment')).trim()
    if (comment) this.give(this.state.good ?? true, comment)
    this.setState({ isSaid: true })
  }

  override render({ chat }: PanelProps, { good, isSaid }: Given) {
    if (!isRatable(chat) && good === undefined) return null
    if (isSaid) return null
    return good === undefined ? (
      <p class="ask rate">
        {words.rate}{' '}
        <span class="row">
          <button type="button" class="chip" onClick={() => this.rate(true)}>
            {words.good}
          </button>{' '}
          <button type="button" class="chip" onClick={() => this.rate(false)}>
            {words.bad}
          </button>
        </span>
      </p>
    ) : (
      <form class="rate row" onSubmit={this.say}>
        <label>
          <span>{words.comment}</span>
          <input name="comment" maxLength={1000} dir="auto" placeholder=" " />
        </label>
        <button type="submit" class="chip">
          {words.send}
        </button>
      </form>
    )
  }
}

/** A chat that a person was in, and that was not rated since it ended. */
function isRatable(chat: PanelProps['chat']): boolean {
  const { conversation, messages } = chat.state()
  if (conversation?.status !== 'closed') return false
  const lastVerdict = messages.findLast(({ event }) => event === 'rated')?.seq ?? 0
  const lastWords = messages.findLast(({ author }) => author.kind === 'operator')?.seq ?? 0
  return lastWords > lastVerdict
}
