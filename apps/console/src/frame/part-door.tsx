import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Part } from '../desk/place.ts'
import { words } from '../words.ts'

/** Each is loaded when somebody goes there: who only answers visitors never loads it. */
const parts: Record<Part, () => Promise<ComponentType>> = {
  rules: () => import('../rules/rules-area.tsx').then(({ RulesArea }) => RulesArea),
  answers: () => import('../answers/answers-area.tsx').then(({ AnswersArea }) => AnswersArea),
  widget: () => import('../widget/widget-area.tsx').then(({ WidgetArea }) => WidgetArea),
}

/** Kept, so that who comes back does not wait again. */
const loaded: Partial<Record<Part, ComponentType>> = {}

export function PartDoor({ part }: { part: Part }) {
  const [tries, setTries] = useState(0)
  const [, arrived] = useState(0)
  const [isFailed, setFailed] = useState(false)
  useEffect(() => {
    if (loaded[part]) return
    let isHere = true
    setFailed(false)
    parts[part]().then(
      found => {
        loaded[part] = found
        if (isHere) arrived(tries + 1)
      },
      () => isHere && setFailed(true),
    )
    return () => {
      isHere = false
    }
  }, [tries])

  const Area = loaded[part]
  if (Area) return <Area />
  if (!isFailed)
    return (
      <main class="nothing">
        <p class="late">{words.loading}</p>
      </main>
    )
  return (
    <main class="nothing">
      <div role="alert">
        <p>{words.partFailed}</p>
        <button type="button" class="primary" onClick={() => setTries(tries + 1)}>
          {words.tryAgain}
        </button>
      </div>
    </main>
  )
}
