import type { NamedSession, RuleFile, RuleTrace } from '@beckon/rules'
import { titleOf } from '../publishing/changes.ts'
import { Sentence } from '../sentence/sentence.tsx'
import { ruleOf, useSiteRules } from '../site-rules.ts'
import { checksOf, whyNot } from './reason-words.ts'
import { reasonsAt } from './replay.ts'
import { clockOf, trialWords } from './trial-words.ts'

/** Every rule at one moment of a visit: shown, or why not, condition by condition. */
export function Reasons({ visit, file, atMs }: { visit: NamedSession; file: RuleFile; atMs: number }) {
  const trace = reasonsAt(file, visit.events, atMs)
  return (
    <section class="reasons">
      <h3 class="part">{trialWords.why(clockOf(atMs))}</h3>
      <ul>
        {trace.rules.map(each => (
          <Reason key={each.rule} file={file} trace={each} />
        ))}
      </ul>
    </section>
  )
}

function Reason({ file, trace }: { file: RuleFile; trace: RuleTrace }) {
  const names = useSiteRules().names.value
  const rule = ruleOf(file, trace.rule)
  const why = whyNot(trace)
  const checks = checksOf(rule?.when, trace.seen ?? [], names)
  return (
    <li class={why ? 'reason' : 'reason won'}>
      <p>
        <b dir="auto">{titleOf(rule ?? { id: trace.rule })}</b>
        {': '}
        {why ?? <span class="mark">{trialWords.isShown}</span>}
      </p>
      {checks.length > 0 && (
        <ul class="checks">
          {checks.map(({ clause, verdict, saw }, at) => (
            <li key={at} class={verdict}>
              <span class="verdict">{trialWords.verdicts[verdict]}</span>
              <span>
                <Sentence phrase={clause} />{' '}
                <span class="help">
                  ({trialWords.saw} <bdi>{saw}</bdi>)
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
