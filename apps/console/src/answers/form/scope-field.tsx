import { parseScope } from '@beckon/answers'
import { useWorkplace } from '../../desk/workplace.ts'
import { departmentsOf } from '../scope.ts'
import { Field } from './field.tsx'
import { formWords } from './form-words.ts'
import { useWritten } from './written.ts'

type Kind = keyof typeof formWords.scopeOf
const kinds = Object.keys(formWords.scopeOf) as Kind[]

/** Who may use the answer, in words. */
export function ScopeField() {
  const { operator, view } = useWorkplace()
  const { answer, others, set } = useWritten()
  const scope = answer.scope
  const kind = kindOf(scope)
  const isDepartment = kind === 'department'
  const ofDesk = view.state.value.conversations.flatMap(({ department = '' }) => (department ? [department] : []))
  const departments = [...new Set([...ofDesk, ...departmentsOf(others)])]
  const scopes: Record<Kind, string | undefined> = {
    everybody: undefined,
    operators: 'operators',
    department: `department:${departments[0] ?? ''}`,
    operator: `operator:${operator.id}`,
  }
  return (
    <Field name="scope" label={formWords.scope}>
      {input => (
        <>
          <select
            {...(!isDepartment && input)}
            id={input.id}
            value={kind}
            onChange={event => set('scope', scopes[event.currentTarget.value as Kind])}
          >
            {kinds.map(each => (
              <option key={each} value={each}>
                {formWords.scopeOf[each]}
              </option>
            ))}
          </select>
          {isDepartment && (
            <>
              <input
                {...input}
                id={`${input.id}-department`}
                type="text"
                dir="auto"
                list="answer-departments"
                aria-label={formWords.department}
                placeholder={formWords.department}
                value={scope?.slice('department:'.length)}
                onInput={event => set('scope', `department:${event.currentTarget.value}`)}
              />
              <datalist id="answer-departments">
                {departments.map(name => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            </>
          )}
        </>
      )}
    </Field>
  )
}

/** A department without a name yet is one, too. */
const kindOf = (scope: string | undefined): Kind =>
  scope?.startsWith('department:') ? 'department' : (parseScope(scope)?.kind ?? 'everybody')
