import type { Answer } from '@beckon/answers'
import { Clash } from '../../part/clash.tsx'
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

/** Two have changed one answer: what differs, field by field. */
export function AnswerClash({ draft: { answer: mine, clash }, keepMine, takeTheirs }: Props) {
  const theirs = clash?.theirs
  const by = clash?.by && calm(clash.by)
  const differs = (Object.keys(labels) as FieldName[]).filter(name => theirs && !same(mine[name], theirs[name]))
  return (
    <Clash
      title={theirs ? formWords.clashTitle(by) : formWords.clashRemoved(by)}
      help={formWords.clashHelp}
      differences={differs.map(name => ({
        name,
        label: labels[name],
        mine: valueWords(name, mine),
        theirs: valueWords(name, theirs ?? mine),
      }))}
      keepMine={keepMine}
      takeTheirs={takeTheirs}
    />
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
