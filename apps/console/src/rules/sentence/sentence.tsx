import type { Phrase } from './phrase.ts'

/** A sentence with its values stronger than the words between them. */
export function Sentence({ phrase }: { phrase: Phrase }) {
  return (
    <span class="sentence">
      {phrase.map((part, at) =>
        typeof part === 'string' ? (
          part
        ) : (
          <b key={at} dir="auto">
            {part.value}
          </b>
        ),
      )}
    </span>
  )
}
