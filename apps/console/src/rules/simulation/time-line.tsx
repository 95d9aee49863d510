import type { NamedSession, RuleFile } from '@beckon/rules'
import type { ComponentChildren } from 'preact'
import { titleOf } from '../publishing/changes.ts'
import { ruleOf } from '../site-rules.ts'
import { endOf, pagesOf, type Shown, type Stretch, showingsOf } from './replay.ts'
import { clockOf, trialWords } from './trial-words.ts'

type Props = {
  visit: NamedSession
  draft: RuleFile
  published: RuleFile | undefined
  atMs: number
  onMoment: (atMs: number) => void
}

/** One visit from left to right: its pages, what the draft and what the published rules would have had on screen. */
export function TimeLine({ visit, draft, published, atMs, onMoment }: Props) {
  const lastMs = Math.max(1, endOf(visit.events))
  const moments = visit.events.map(({ at }) => at)
  const now = `${(atMs / lastMs) * 100}%`
  const lanes = [
    { label: trialWords.draft, showings: showingsOf(draft, visit.events), file: draft },
    ...(published
      ? [{ label: trialWords.published, showings: showingsOf(published, visit.events), file: published }]
      : []),
  ]
  return (
    <div class="time-line">
      <Lane label={trialWords.pages} now={now}>
        {pagesOf(visit.events).map(page => (
          <Bar key={page.fromMs} stretch={page} lastMs={lastMs} name="page" text={page.label} />
        ))}
      </Lane>
      {lanes.map(({ label, showings, file }) => (
        <Lane key={label} label={label} now={now}>
          {showings.length === 0 && <span class="lane-empty">{trialWords.nothingShown}</span>}
          {showings.map(shown => (
            <Bar
              key={`${shown.rule} ${shown.fromMs}`}
              stretch={shown}
              lastMs={lastMs}
              name={shown.isHeldOut ? 'held-out' : 'shown'}
              text={titleOf(ruleOf(file, shown.rule) ?? { id: shown.rule })}
              detail={detailOf(shown)}
              onPress={() => onMoment(shown.fromMs)}
            />
          ))}
        </Lane>
      ))}
      <label class="moment">
        <span>{trialWords.moment}</span>
        <input
          type="range"
          min={0}
          max={lastMs}
          step={100}
          list="moments"
          value={atMs}
          aria-valuetext={clockOf(atMs)}
          onInput={event => onMoment(event.currentTarget.valueAsNumber)}
        />
        <output>{clockOf(atMs)}</output>
      </label>
      <datalist id="moments">
        {[...new Set(moments)].map(at => (
          <option key={at} value={at} />
        ))}
      </datalist>
    </div>
  )
}

function detailOf({ fromMs, toMs, end, isHeldOut }: Shown): string {
  if (isHeldOut) return trialWords.heldOutAt(clockOf(fromMs))
  return trialWords.shownFrom(clockOf(fromMs), clockOf(toMs), end ? trialWords.ends[end] : undefined)
}

function Lane({ label, now, children }: { label: string; now: string; children: ComponentChildren }) {
  return (
    <div class="lane">
      <span class="lane-label">{label}</span>
      <div class="lane-track">
        {children}
        <i class="now" style={{ insetInlineStart: now }} />
      </div>
    </div>
  )
}

type BarProps = { stretch: Stretch; lastMs: number; name: string; text: string; detail?: string; onPress?: () => void }

function Bar({ stretch: { fromMs, toMs }, lastMs, name, text, detail, onPress }: BarProps) {
  const place = { insetInlineStart: `${(fromMs / lastMs) * 100}%`, width: `${((toMs - fromMs) / lastMs) * 100}%` }
  if (!onPress)
    return (
      <span class={`stretch ${name}`} style={place} title={text}>
        {text}
      </span>
    )
  return (
    <button type="button" class={`stretch ${name}`} style={place} title={detail} onClick={onPress}>
      {text}
      <span class="hidden">, {detail}</span>
    </button>
  )
}
