import { useWorkplace } from '../../desk/workplace.ts'
import { usePageCommands } from '../../part/page-commands.ts'
import { calm } from '../../text/calm.ts'
import type { Proposal } from '../keeper.ts'
import { focusAnswer, focusedAnswer } from '../list/focus.ts'
import { pathOf } from '../pages.ts'
import { useSiteAnswers } from '../site-answers.ts'
import { Loaded } from './loaded.tsx'
import { questionWords } from './question-words.ts'

/** Visitors' own words that an answer was right for, to become phrasings of it or not. */
export function Proposals() {
  const { questions } = useSiteAnswers()
  return (
    <Loaded
      list={questions.proposals.value}
      title={questionWords.proposals}
      help={questionWords.proposalsHelp}
      emptyTitle={questionWords.noProposals}
      emptyHelp={questionWords.noProposalsHelp}
    >
      {proposals => <ByAnswer proposals={proposals} />}
    </Loaded>
  )
}

function ByAnswer({ proposals }: { proposals: readonly Proposal[] }) {
  const { questions } = useSiteAnswers()
  const focused = () => proposals.find(({ id }) => id === focusedAnswer())
  const withFocused = (act: (proposals: readonly Proposal[]) => Promise<void>) => () => {
    const proposal = focused()
    if (proposal) void act([proposal])
  }
  usePageCommands('proposals', [
    ['next', 'Next words', 'J', () => focusAnswer(1)],
    ['previous', 'Previous words', 'K', () => focusAnswer(-1)],
    ['accept', 'Add them to the answer', 'A', withFocused(questions.accept)],
    ['dismiss', 'Dismiss them', 'Delete', withFocused(questions.refuse)],
  ])
  return (
    <>
      {[...new Set(proposals.map(({ answer }) => answer))].map(answer => (
        <OfAnswer key={answer} answer={answer} proposals={proposals.filter(each => each.answer === answer)} />
      ))}
    </>
  )
}

function OfAnswer({ answer, proposals }: { answer: string; proposals: readonly Proposal[] }) {
  const { area } = useWorkplace()
  const { questions, shelf, site } = useSiteAnswers()
  const path = pathOf({ site: site.key, name: 'edit', answer })
  return (
    <section class="card">
      <header class="card-head">
        <h3>
          <a
            href={`#answers/${path}`}
            onClick={event => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return
              event.preventDefault()
              area.show('answers', path)
            }}
          >
            <bdi>{shelf.value.answers.find(({ id }) => id === answer)?.title ?? answer}</bdi>
          </a>
        </h3>
        {proposals.length > 1 && (
          <button type="button" onClick={() => void questions.accept(proposals)}>
            {questionWords.acceptAll(proposals.length)}
          </button>
        )}
      </header>
      <ul class="proposals-of">
        {proposals.map(proposal => (
          <li key={proposal.id} data-answer={proposal.id}>
            <span class="proposed">
              <span dir="auto">{calm(proposal.text)}</span>
              <span class="help">{questionWords.because[proposal.because](proposal.count)}</span>
            </span>
            <button
              type="button"
              aria-label={questionWords.acceptOf(proposal.text)}
              onClick={() => void questions.accept([proposal])}
            >
              {questionWords.accept}
            </button>
            <button
              type="button"
              class="quiet"
              aria-label={questionWords.dismissOf(proposal.text)}
              onClick={() => void questions.refuse([proposal])}
            >
              {questionWords.dismiss}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
