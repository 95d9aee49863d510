import type { Lane } from '@beckon/protocol'
import { useWorkplace } from '../desk/workplace.ts'
import { focusComposer } from '../keys/focus.ts'
import { words } from '../words.ts'

/** Who will read the next words: the visitor, or only operators. */
export function LaneTabs({ lane, takenBy }: { lane: Lane; takenBy: string | undefined }) {
  const workplace = useWorkplace()
  const choose = (to: Lane) => () => {
    workplace.lane.value = to
    focusComposer()
  }
  const status = workplace.view.open.value?.status
  const hint =
    takenBy !== undefined
      ? words.taken(takenBy)
      : lane === 'notes'
        ? words.noteFor
        : status === 'waiting' && words.takesIt
  return (
    <div class="lanes">
      <fieldset aria-label={`${words.reply} / ${words.note}`}>
        <button
          type="button"
          aria-pressed={lane === 'talk'}
          disabled={takenBy !== undefined}
          onClick={choose('talk')}
          title="R"
        >
          {words.reply}
        </button>
        <button type="button" aria-pressed={lane === 'notes'} onClick={choose('notes')} title="N, Alt+N">
          {words.note}
        </button>
      </fieldset>
      {hint && <p>{hint}</p>}
    </div>
  )
}
