import { Markdown } from './markdown.tsx'
import type { PanelProps } from './props.ts'
import { words } from './words.ts'

/**
 * What stands in the panel before there is a conversation: the message of the rule, the answer the visitor opened. It lives on this page only; the relay
 * stores its own copy as the first messages once the visitor writes.
 */
export function Preview({ widget, state }: Pick<PanelProps, 'widget' | 'state'>) {
  const opening = state.opening()
  const answer = state.answer()
  const byRule = opening?.answer !== undefined && opening.answer === answer?.id
  return (
    <div class="preview">
      {answer && !byRule && (
        <button type="button" class="back" onClick={() => state.choose(undefined)}>
          ‹ {words.back}
        </button>
      )}
      {opening?.text && (
        <div class="message">
          <p class="by">{widget.settings.name}</p>
          <div class="bubble" dir="auto">
            {opening.text}
          </div>
        </div>
      )}
      {answer && (
        <div class="message">
          <p class="by">{words.automatic}</p>
          <div class="bubble" dir="auto">
            <strong>{answer.title}</strong>
            <Markdown text={answer.text} state={state} />
          </div>
        </div>
      )}
      {opening?.replies && !answer && (
        <div class="replies">
          {opening.replies.map(({ text, answer: id }) => (
            <button
              type="button"
              class="chip"
              key={text}
              onClick={() => {
                const chosen = id && state.shelf()?.byId(id)
                if (chosen) state.choose(chosen)
                else void state.send(text)
              }}
            >
              {text}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
