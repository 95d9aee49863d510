import { useRef } from 'preact/hooks'
import { useWorkplace } from '../desk/workplace.ts'
import { words } from '../words.ts'
import { QueueFoot, QueueHead } from './ends.tsx'
import { sectionKinds } from './layout.ts'
import { Narrowing } from './narrowing.tsx'
import { Section } from './section.tsx'

/** The list of conversations: what waits, what is mine, what others do. It never moves under the pointer. */
export function Queue() {
  const { queue, view } = useWorkplace()
  const list = useRef<HTMLDivElement>(null)
  const isLoading = !view.state.value.desk
  const fresh = queue.fresh.value

  return (
    <nav class="queue" aria-label={words.conversations}>
      <QueueHead />
      <Narrowing />
      <div
        class="rows"
        ref={list}
        onPointerMove={event => event.pointerType === 'mouse' && queue.hold()}
        onPointerLeave={queue.release}
      >
        {fresh > 0 && (
          <button
            type="button"
            class="fresh"
            onClick={() => {
              queue.showFresh()
              list.current?.scrollTo({ top: 0 })
            }}
          >
            {words.fresh(fresh)}
          </button>
        )}
        {isLoading ? <Skeleton /> : sectionKinds.map(kind => <Section key={kind} kind={kind} />)}
      </div>
      <QueueFoot />
    </nav>
  )
}

function Skeleton() {
  return (
    <div class="skeleton" aria-hidden="true">
      {[1, 2, 3, 4].map(each => (
        <div key={each} class="bone-row">
          <i class="bone short" />
          <i class="bone" />
        </div>
      ))}
    </div>
  )
}
