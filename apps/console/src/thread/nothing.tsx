import { openConversation } from '../desk/actions.ts'
import { useWorkplace } from '../desk/workplace.ts'
import { Kbd } from '../keys/kbd.tsx'
import { words } from '../words.ts'

/** No conversation is open: what to do next. */
export function Nothing() {
  const workplace = useWorkplace()
  const { view, operator, relay } = workplace
  const { conversations, desk } = view.state.value
  if (!desk) return <div class="nothing" />
  const atWork = conversations.filter(({ status }) => status !== 'closed')
  const waiting = atWork.filter(({ status }) => status === 'waiting')
  if (atWork.length === 0) {
    const key = operator.sites[0]?.key ?? 'KEY'
    return (
      <div class="nothing">
        <h2>{words.emptyTitle}</h2>
        <p>{words.emptyHelp}</p>
        <pre>{`<script async src="${relay}${operator.script}?site=${key}" data-site="${key}" referrerpolicy="no-referrer"></script>`}</pre>
        <p class="help">{words.emptyDemo}</p>
      </div>
    )
  }
  const [longest] = waiting
  return (
    <div class="nothing">
      <h2>{words.pickTitle}</h2>
      <p>{longest ? words.pickNext(waiting.length) : words.nobodyWaits}</p>
      {longest ? (
        <button type="button" class="primary" onClick={() => openConversation(workplace, longest.conversation)}>
          {words.openLongest} <Kbd keys="W" />
        </button>
      ) : (
        <p class="help">{words.pickHelp}</p>
      )}
      <p class="help keys-help">
        <Kbd keys="J" /> <Kbd keys="K" /> move in the list · <Kbd keys="Enter" /> opens · <Kbd keys="?" /> lists all
        keys
      </p>
    </div>
  )
}
