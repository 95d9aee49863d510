import { useEffect, useState } from 'preact/hooks'
import { useWorkplace } from '../../desk/workplace.ts'
import { usePageCommands } from '../../part/page-commands.ts'
import type { Question } from '../keeper.ts'
import { focusAnswer, focusedAnswer } from '../list/focus.ts'
import { pathOf } from '../pages.ts'
import { useSiteAnswers } from '../site-answers.ts'
import { type Alike, alikeOf, titleFor } from './alike.ts'
import { Loaded } from './loaded.tsx'
import { questionWords } from './question-words.ts'
import { UnansweredGroup } from './unanswered-group.tsx'

/** What visitors asked that the shelf does not answer, put together by likeness. */
export function Unanswered() {
  const { questions } = useSiteAnswers()
  return (
    <Loaded
      list={questions.open.value}
      title={questionWords.unanswered}
      help={questionWords.unansweredHelp}
      emptyTitle={questionWords.nothingOpen}
      emptyHelp={questionWords.nothingOpenHelp}
    >
      {open => <Groups open={open} />}
    </Loaded>
  )
}

const groupsOf = new WeakMap<readonly Question[], Alike[]>()

function Groups({ open }: { open: readonly Question[] }) {
  const { area } = useWorkplace()
  const { drafts, questions, shelf, site } = useSiteAnswers()
  const [, grouped] = useState(0)
  const groups = groupsOf.get(open)
  useEffect(() => {
    if (groups) return
    // The page is drawn first.
    const later = setTimeout(() => {
      groupsOf.set(open, alikeOf(open, shelf.peek().answers))
      grouped(turn => turn + 1)
    })
    return () => clearTimeout(later)
  }, [open])

  const edit = (answer: string) => area.show('answers', pathOf({ site: site.key, name: 'edit', answer }))
  const textsOf = (group: Alike) => [...new Set(group.questions.map(({ text }) => text.trim()))]
  const idsOf = (group: Alike) => group.questions.map(({ id }) => id)
  const write = (group: Alike) => {
    const [first = '', ...phrasings] = textsOf(group)
    edit(drafts.begin({ title: titleFor(group) || first, phrasings }, idsOf(group)))
  }
  const add = (group: Alike, to: string) => {
    drafts.addPhrasings(to, textsOf(group), idsOf(group))
    edit(to)
  }
  const dismiss = (group: Alike) => void questions.dismiss(idsOf(group))
  const focused = () => groups?.find(({ questions: [first] }) => first?.id === focusedAnswer()) ?? groups?.[0]
  const withFocused = (act: (group: Alike) => void) => () => {
    const group = focused()
    if (group) act(group)
  }
  usePageCommands('unanswered', [
    ['next', 'Next group of questions', 'J', () => focusAnswer(1)],
    ['previous', 'Previous group of questions', 'K', () => focusAnswer(-1)],
    ['write', 'Write an answer for them', 'E', withFocused(write)],
    ['dismiss', 'Dismiss them', 'Delete', withFocused(dismiss)],
  ])
  if (!groups) return <p class="late">{questionWords.grouping}</p>
  return (
    <ol class="asked">
      {groups.map(group => (
        <UnansweredGroup key={group.questions[0]?.id} group={group} write={write} add={add} dismiss={dismiss} />
      ))}
    </ol>
  )
}
