import { useWorkplace } from '../desk/workplace.ts'
import { words } from '../words.ts'
import type { SectionKind } from './layout.ts'
import { Row } from './row.tsx'

export function Section({ kind }: { kind: SectionKind }) {
  const { queue, view, desk } = useWorkplace()
  const ids = queue.layout.value[kind]
  const { hasMoreClosed } = view.state.value
  const isClosed = kind === 'closed'
  if (ids.length === 0 && kind !== 'waiting' && !(isClosed && hasMoreClosed)) return null
  const title = `queue-${kind}`
  return (
    <section aria-labelledby={title} data-section={kind}>
      <h2 id={title}>
        {words.sections[kind]}
        {ids.length > 0 && <span class="count">{ids.length}</span>}
      </h2>
      {ids.length > 0 && (
        <ul>
          {ids.map(id => (
            <Row key={id} conversation={id} />
          ))}
        </ul>
      )}
      {kind === 'waiting' && ids.length === 0 && <p class="none">{words.nobodyWaits}</p>}
      {isClosed && hasMoreClosed && (
        <button type="button" class="more" onClick={() => void desk.listClosed()}>
          {ids.length > 0 ? words.moreClosed : words.showClosed}
        </button>
      )}
    </section>
  )
}
