import type { Condition } from '@beckon/rules'
import { Icon } from '../../icon/icon.tsx'
import { insert, read, write } from '../draft/place.ts'
import { useSiteRules } from '../site-rules.ts'
import { Problems } from './field.tsx'
import { formWords } from './form-words.ts'
import { newTest } from './operators.ts'
import { TestRow } from './test-row.tsx'

/** A group of conditions: all or any of them, and groups within. `place` is that of the group itself. */
export function ConditionGroup({ place, isRoot = false }: { place: string; isRoot?: boolean }) {
  const { draft } = useSiteRules()
  const group = read(draft.file.value, place) as { all: Condition[] } | { any: Condition[] }
  const kind = 'all' in group ? 'all' : 'any'
  const inner = 'all' in group ? group.all : group.any
  const listPlace = `${place}.${kind}`
  const add = (entry: Condition) => draft.change(file => insert(file, listPlace, entry))
  return (
    <fieldset class={isRoot ? 'group root' : 'group'}>
      <legend class="hidden">{formWords[kind]}</legend>
      <label class="group-kind">
        {isRoot && <span>{formWords.groupHolds}</span>}
        <select
          aria-label={formWords.groupKind}
          value={kind}
          onChange={event => draft.change(file => write(file, place, { [event.currentTarget.value]: inner }))}
        >
          <option value="all">{formWords.all}</option>
          <option value="any">{formWords.any}</option>
        </select>
      </label>
      {inner.length === 0 && <p class="help">{kind === 'all' ? formWords.emptyAll : formWords.emptyAny}</p>}
      <ul>
        {inner.map((_, at) => (
          <Entry key={`${at} of ${inner.length}`} place={`${listPlace}[${at}]`} />
        ))}
      </ul>
      {!isRoot && <Problems at={place} exact />}
      <Problems at={listPlace} exact />
      <p class="group-add">
        <button type="button" class="quiet" onClick={() => add(newTest('page.path'))}>
          <Icon name="plus" /> {formWords.addCondition} {isRoot && <kbd>A</kbd>}
        </button>
        <button
          type="button"
          class="quiet"
          onClick={() => add(kind === 'all' ? { any: [newTest('page.path')] } : { all: [newTest('page.path')] })}
        >
          <Icon name="plus" /> {formWords.addGroup}
        </button>
      </p>
    </fieldset>
  )
}

/** A condition or a group in a list, as it is or turned into its opposite. */
function Entry({ place }: { place: string }) {
  const { draft } = useSiteRules()
  const node = read(draft.file.value, place) as Condition
  const isTurned = 'not' in node
  const inner = isTurned ? node.not : node
  const innerPlace = isTurned ? `${place}.not` : place
  const isGroup = 'all' in inner || 'any' in inner
  const turn = () => draft.change(file => write(file, place, isTurned ? inner : { not: node }))
  return (
    <li class={isGroup ? 'entry nests' : 'entry'}>
      <button
        type="button"
        class="not"
        aria-pressed={isTurned}
        aria-label={formWords.notHelp}
        title={formWords.notHelp}
        onClick={turn}
      >
        {formWords.not}
      </button>
      <div class="entry-body">
        {isGroup ? (
          <ConditionGroup place={innerPlace} />
        ) : 'not' in inner ? (
          <ul>
            <Entry place={innerPlace} />
          </ul>
        ) : (
          <TestRow place={innerPlace} test={inner} />
        )}
      </div>
      <button
        type="button"
        class="quiet icon-only remove"
        aria-label={isGroup ? formWords.removeGroup : formWords.removeCondition}
        onClick={() => draft.change(file => write(file, place, undefined))}
      >
        <Icon name="close" />
      </button>
    </li>
  )
}
