import { useEffect, useState } from 'preact/hooks'
import { words } from '../words.ts'

type RulesPart = typeof import('../rules/rules-area.tsx')

/** Kept, so that who comes back does not wait again. */
let loaded: RulesPart | undefined

/** The rules are a part of their own, which loads when somebody goes there: who only answers visitors never loads it. */
export function RulesDoor() {
  const [part, setPart] = useState<RulesPart | 'failed' | undefined>(loaded)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (loaded) return
    let isHere = true
    setPart(undefined)
    import('../rules/rules-area.tsx').then(
      found => {
        loaded = found
        if (isHere) setPart(found)
      },
      () => isHere && setPart('failed'),
    )
    return () => {
      isHere = false
    }
  }, [tries])

  if (part === undefined)
    return (
      <main class="nothing">
        <p class="late">{words.loadingRules}</p>
      </main>
    )
  if (part === 'failed')
    return (
      <main class="nothing">
        <div role="alert">
          <p>{words.rulesFailed}</p>
          <button type="button" class="primary" onClick={() => setTries(tries + 1)}>
            {words.tryAgain}
          </button>
        </div>
      </main>
    )
  return <part.RulesArea />
}
