import type { Answer } from '@beckon/answers'
import { same } from '../../part/same.ts'
import { calm } from '../../text/calm.ts'
import { languageWords } from '../../text/language.ts'
import type { AnswerDraft } from '../draft/drafts.ts'
import { dayWords, scopeWords } from '../scope.ts'
import { formWords } from './form-words.ts'

type Props = { draft: AnswerDraft; keepMine: () => void; takeTheirs: () => void }
type FieldName = Exclude<keyof Answer, 'id'>

const labels: Record<FieldName, string> = {
  title: formWords.title,
  phrasings: formWords.phrasings,
  text: formWords.text,
  scope: formWords.scope,
  shortcut: formWords.shortcut,
  tags: formWords.tags,
  language: formWords.language,
  pages: formWords.pages,
  owner: formWords.owner,
  reviewOn: formWords.reviewOn,
}

/** Two have changed one answer: what differs stands beside each other, and one is chosen. */
export function Clash({ draft: { answer: mine, clash }, keepMine, takeTheirs }: Props) {
  const theirs = clash?.theirs
  const by = clash?.by && calm(clash.by)
  const differs = (Object.keys(labels) as FieldName[]).filter(name => theirs && !same(mine[name], theirs[name]))
  return (
    <section class="clash" role="alert">
      <h3 dir="auto">{theirs ? formWords.clashTitle(by) : formWords.clashRemoved(by)}</h3>
      <p>{formWords.clashHelp}</p>
      {differs.map(name => (
        <dl key={name}>
          <dt>{labels[name]}</dt>
          <dd>
            <b>{formWords.yours}</b>
            <Value name={name} of={mine} />
          </dd>
          <dd>
            <b>{formWords.theirs}</b>
            <Value name={name} of={theirs ?? mine} />
          </dd>
        </dl>
      ))}
      <p class="clash-choice">
        <button type="button" class="primary" onClick={keepMine}>
          {formWords.keepMine}
        </button>
        <button type="button" onClick={takeTheirs}>
          {formWords.takeTheirs}
        </button>
      </p>
    </section>
  )
}

function Value({ name, of }: { name: FieldName; of: Answer }) {
  return (
    <span class="value" dir="auto">
      {valueWords(name, of) || <i>{formWords.nothing}</i>}
    </span>
  )
}

function valueWords(name: FieldName, of: Answer): string {
  if (name === 'scope') return scopeWords(of.scope)
  const value = of[name]
  if (value === undefined) return ''
  if (typeof value !== 'string') return value.join(name === 'phrasings' ? '\n' : ', ')
  if (name === 'language') return languageWords(value)
  return name === 'reviewOn' ? dayWords(value) : value
}
