import type { Rule } from '@beckon/rules'
import { limitsOf, sentenceOf } from '../sentence/sentence.ts'
import { Sentence } from '../sentence/sentence.tsx'
import { publisherOf, useSiteRules } from '../site-rules.ts'
import { words } from '../words.ts'
import { titleOf } from './changes.ts'
import type { Clash, Side } from './merge.ts'

/** Two have changed one rule: both stand beside each other, and one is chosen. Nothing is published meanwhile. */
export function Clashes() {
  const { clashes, inForce, settle } = useSiteRules()
  const title = words.clashTitle(publisherOf(inForce.value))
  return (
    <section class="clashes" role="alert" aria-label={title}>
      <h2>{title}</h2>
      <p>{words.clashHelp(inForce.value.version)}</p>
      {clashes.value?.map(clash => (
        <ClashChoice key={clash.id} clash={clash} />
      ))}
      <button type="button" class="primary" onClick={settle}>
        {words.settle}
      </button>
    </section>
  )
}

function ClashChoice({ clash }: { clash: Clash }) {
  const { choices } = useSiteRules()
  const { id, mine, theirs } = clash
  const chosen = choices.value[id] ?? 'mine'
  const named = mine ?? theirs
  return (
    <fieldset>
      <legend>{named ? titleOf(named) : id}</legend>
      {(['mine', 'theirs'] as const satisfies readonly Side[]).map(side => (
        <label key={side} class={chosen === side ? 'chosen' : ''}>
          <input
            type="radio"
            name={`clash-${id}`}
            checked={chosen === side}
            onChange={() => (choices.value = { ...choices.peek(), [id]: side })}
          />
          <span>
            <b>{words[side]}</b>
            <RuleWords rule={clash[side]} />
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function RuleWords({ rule }: { rule: Rule | undefined }) {
  const { names } = useSiteRules()
  if (!rule) return <span>{words.removedRule}</span>
  return (
    <>
      <Sentence phrase={sentenceOf(rule, names.value)} />
      <span class="help">
        {[...limitsOf(rule), ...(rule.enabled === false ? [words.switchedOff] : [])].join(' · ')}
      </span>
    </>
  )
}
