import { useWorkplace } from '../desk/workplace.ts'
import { calm } from '../text/calm.ts'
import { words } from '../words.ts'
import { departmentsIn, isIn } from './department.ts'

/** Chooses one department for the list, where there are any; who waits in another is still counted. */
export function Narrowing() {
  const { view, department, queue } = useWorkplace()
  const { conversations } = view.state.value
  const chosen = department.value
  const names = departmentsIn(conversations, chosen)
  if (names.length === 0) return null
  const elsewhere = conversations.filter(one => one.status === 'waiting' && !isIn(one, chosen)).length
  return (
    <div class="narrowing">
      <select
        aria-label={words.department}
        value={chosen ?? ''}
        onChange={({ currentTarget: { value } }) => {
          department.value = value || undefined
          queue.release()
        }}
      >
        <option value="">{words.allDepartments}</option>
        {names.map(name => (
          <option key={name} value={name}>
            {calm(name)}
          </option>
        ))}
      </select>
      {elsewhere > 0 && <p role="status">{words.waitElsewhere(elsewhere)}</p>}
    </div>
  )
}
