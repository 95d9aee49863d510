import type { RefObject } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { filledText } from '../composer/filled.ts'
import type { CannedAnswer } from '../composer/shelf.ts'
import { useWorkplace } from '../desk/workplace.ts'
import { Kbd } from '../keys/kbd.tsx'
import { matcherOf } from './matchers.ts'
import { askedLast } from './question.ts'
import './style/suggestion.css'
import { words } from './words.ts'

type Props = {
  field: RefObject<HTMLTextAreaElement | null>
  insert: (answer: CannedAnswer, place: { from: number; to: number }) => void
}

/**
 * The answer that likely fits what the visitor asked last: in an empty field Tab takes it, a press always, and nothing else puts it there. It stays while
 * something is written, so that nothing moves.
 */
export function Suggestion({ field, insert }: Props) {
  const { view, operator, drafts } = useWorkplace()
  const answer = useSuggested()
  const [taken, setTaken] = useState<CannedAnswer>()
  const isEmpty = drafts.get(view.openId.value ?? '', 'talk') === ''
  function take() {
    const { selectionStart: from = 0, selectionEnd: to = 0 } = field.current ?? {}
    if (!answer) return
    insert(answer, { from, to })
    setTaken(answer)
  }
  useEffect(() => {
    const { current } = field
    if (!answer || !current) return
    const pressed = (event: KeyboardEvent) => {
      const isPlain = !(event.shiftKey || event.ctrlKey || event.altKey || event.metaKey || event.isComposing)
      if (event.key !== 'Tab' || !isPlain || current.value !== '') return
      event.preventDefault()
      take()
    }
    current.addEventListener('keydown', pressed)
    return () => current.removeEventListener('keydown', pressed)
  })
  if (!answer || (taken === answer && !isEmpty)) return null
  return (
    <div class="suggestion">
      <span class="hidden" role="status">
        {words.suggested(answer.title)}
      </span>
      <button type="button" class="quiet" onClick={take}>
        <span class="suggested-word" aria-hidden="true">
          {words.label}
        </span>
        <bdi class="suggested-title">{answer.title}</bdi>
        <span class="suggested-text" dir="auto">
          {filledText(answer.text, view.open.value, operator)}
        </span>
        {isEmpty && <Kbd keys="Tab" />}
      </button>
    </div>
  )
}

function useSuggested(): CannedAnswer | undefined {
  const { view, answers } = useWorkplace()
  const shelf = Array.isArray(answers.value) ? (answers.value as readonly CannedAnswer[]) : undefined
  const { site, page } = view.open.value ?? {}
  const language = page?.language
  const matcher = shelf && site !== undefined ? matcherOf(shelf, site).value : undefined
  const thread = view.thread.value
  const asked = thread && askedLast(thread)
  const seen = asked ? [...asked.seen].join(' ') : ''
  const id = useMemo(() => {
    if (!matcher || !asked) return undefined
    const choice = matcher.decide(asked.text, { language })
    const ids = choice.kind === 'answer' ? [choice.id] : choice.kind === 'offer' ? choice.ids : []
    return ids.find(each => !asked.seen.has(each))
  }, [matcher, asked?.text, seen, language])
  return shelf?.find(answer => answer.id === id && (answer.site ?? site) === site)
}
