import { useEffect, useState } from 'preact/hooks'
import { useWorkplace } from '../../desk/workplace.ts'
import { agoWords } from '../../queue/times.ts'
import { calm } from '../../text/calm.ts'
import { exactTime } from '../../thread/grouping.ts'
import { tidy } from '../draft/tidy.ts'
import { useSiteRules } from '../site-rules.ts'
import { words } from '../words.ts'
import { ChangeList } from './change-list.tsx'
import { type Change, changesOf } from './changes.ts'

/** Every version that was published, the newest first: what it changed, and the way back to it. */
export function Versions() {
  const { view } = useWorkplace()
  const { inForce } = useSiteRules()
  const { version: current, versions } = inForce.value
  return (
    <section class="versions">
      <h2>{words.pages.versions}</h2>
      {versions.length === 0 && <p class="help">{words.neverPublished}</p>}
      <ol reversed start={current}>
        {versions.map(({ version, at, by }) => (
          <li key={version} class={version === current ? 'current' : ''}>
            <p class="version-line">
              <b>{words.version(version)}</b>
              <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
                {words.ago(agoWords(view.nowMs.value - at))}
              </time>
              {by !== undefined && <bdi class="version-by">{calm(by)}</bdi>}
              {version === current && <span class="mark">{words.isInForce}</span>}
            </p>
            <Version version={version} isCurrent={version === current} />
          </li>
        ))}
      </ol>
    </section>
  )
}

type Found = readonly Change[] | 'gone'

function Version({ version, isCurrent }: { version: number; isCurrent: boolean }) {
  const { restore } = useSiteRules()
  const [isOpen, setOpen] = useState(false)
  return (
    <div class="version-actions">
      <button
        type="button"
        class="quiet"
        aria-expanded={isOpen}
        aria-label={`${words.whatChanged}: ${words.version(version)}`}
        onClick={() => setOpen(!isOpen)}
      >
        {words.whatChanged}
      </button>
      {!isCurrent && (
        <button
          type="button"
          aria-label={`${words.restore}: ${words.version(version)}`}
          onClick={() => void restore(version)}
        >
          {words.restore}
        </button>
      )}
      {isOpen && <WhatChanged version={version} />}
    </div>
  )
}

function WhatChanged({ version }: { version: number }) {
  const { publisher, names } = useSiteRules()
  const [found, setFound] = useState<Found>()
  useEffect(() => {
    let isHere = true
    const before = version > 1 ? publisher.version(version - 1) : Promise.resolve({ rules: [] })
    void Promise.all([before, publisher.version(version)]).then(([old, file]) => {
      if (!isHere) return
      if (!file) return setFound('gone')
      setFound(changesOf(tidy(old ?? { rules: [] }), tidy(file), names.peek()))
    })
    return () => {
      isHere = false
    }
  }, [version])
  if (!found) return <p class="late">{words.loading}</p>
  if (found === 'gone') return <p role="alert">{words.versionGone}</p>
  return (
    <div class="what-changed">
      <ChangeList changes={found} />
    </div>
  )
}
