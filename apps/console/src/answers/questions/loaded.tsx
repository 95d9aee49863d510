import type { ComponentChildren } from 'preact'
import { words as partWords } from '../../part/words.ts'
import { useSiteAnswers } from '../site-answers.ts'
import { questionWords } from './question-words.ts'

type Props<T> = {
  list: readonly T[] | 'failed' | undefined
  title: string
  help: string
  emptyTitle: string
  emptyHelp: string
  children: (list: readonly T[]) => ComponentChildren
}

/** A page of what visitors said: while it is loaded, where that failed, and where there is nothing. */
export function Loaded<T>({ list, title, help, emptyTitle, emptyHelp, children }: Props<T>) {
  const { questions } = useSiteAnswers()
  if (list === undefined) return <p class="late">{questionWords.loading}</p>
  if (list === 'failed')
    return (
      <div role="alert" class="empty">
        <p>{questionWords.failed}</p>
        <button type="button" class="primary" onClick={() => void questions.load()}>
          {partWords.tryAgain}
        </button>
      </div>
    )
  if (list.length === 0)
    return (
      <section class="empty">
        <h2>{emptyTitle}</h2>
        <p>{emptyHelp}</p>
      </section>
    )
  return (
    <>
      <h2>{title}</h2>
      <p class="help page-help">{help}</p>
      {children(list)}
    </>
  )
}
