import type { Link } from '@beckon/client'
import { useWorkplace } from '../desk/workplace.ts'
import { words } from '../words.ts'

/** The connection in words, only while there is something to say. It floats, so that nothing moves when it comes and goes. */
export function LinkBar() {
  const { view } = useWorkplace()
  const { link } = view.state.value
  const text = linkWords(link)
  return (
    <div class="link-bar" role="status">
      {text && (
        <p class={link.kind} data-link={link.kind}>
          <span>
            {text}
            {link.kind === 'reconnecting' && link.retryAtMs !== undefined && <Countdown untilMs={link.retryAtMs} />}
            {link.kind === 'reconnecting' && words.kept}
          </span>
          {link.kind === 'ended' && (
            <button type="button" onClick={() => location.reload()}>
              {words.reload}
            </button>
          )}
        </p>
      )}
    </div>
  )
}

/** Not for screen readers: a number each second would drown everything else. */
function Countdown({ untilMs }: { untilMs: number }) {
  const seconds = Math.max(0, Math.ceil((untilMs - useWorkplace().view.nowMs.value) / 1000))
  return (
    <span class="countdown" aria-hidden="true">
      {words.inSeconds(seconds)}
    </span>
  )
}

function linkWords(link: Link): string | undefined {
  if (link.kind === 'connecting') return words.connecting
  if (link.kind === 'reconnecting') return words.reconnecting
  if (link.kind === 'ended') return link.code === 4526 ? words.endedOld : words.endedOther(link.code)
  return undefined
}
