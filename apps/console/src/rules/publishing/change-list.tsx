import { Sentence } from '../sentence/sentence.tsx'
import { changeWords, words } from '../words.ts'
import type { Change } from './changes.ts'

/** What differs, in words; nothing relies on colour. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return <p class="help">{words.noChanges}</p>
  return (
    <ul class="changes">
      {changes.map(({ kind, id, title, before, after, details }) => (
        <li key={`${kind} ${id}`} class={kind}>
          <p>
            <span class="mark">{changeWords[kind]}</span> {title && <b dir="auto">{title}</b>}
          </p>
          {before && (
            <p class="before">
              <span class="hidden">{words.before} </span>
              <del>
                <Sentence phrase={before} />
              </del>
            </p>
          )}
          {after && kind !== 'on' && kind !== 'off' && (
            <p>
              <Sentence phrase={after} />
            </p>
          )}
          {details.length > 0 &&
            (kind === 'order' ? (
              <ol>
                {details.map(name => (
                  <li key={name}>{name}</li>
                ))}
              </ol>
            ) : (
              <p class="help">{details.join(' · ')}</p>
            ))}
        </li>
      ))}
    </ul>
  )
}
