import type { ComponentChildren } from 'preact'
import { heldByAnother, nameOf } from '../desk/actions.ts'
import { useWorkplace } from '../desk/workplace.ts'
import { tagLabels } from '../queue/labels.tsx'
import { calm } from '../text/calm.ts'
import { languageWords } from '../text/language.ts'
import { SafeLink } from '../text/text.tsx'
import { exactTime } from '../thread/grouping.ts'
import { VerifiedMark } from '../thread/verified.tsx'
import { statusWords, words } from '../words.ts'

/** What is known about the open conversation. All of it came from outside: it is text. */
export function Context() {
  const { view, operator } = useWorkplace()
  const summary = view.open.value
  if (!summary) return null
  const { page, invitation, department, tags = [], form = [], status, createdAt, site, conversation } = summary
  const { verified } = summary.visitor ?? {}
  const siteName = operator.sites.find(({ key }) => key === site)?.name ?? site
  const by = status === 'served' ? words.with(heldByAnother(summary, operator.id) ?? words.youLow) : undefined
  return (
    <aside class="context" aria-label={words.context}>
      <header class="bar">
        <h2>{words.context}</h2>
      </header>
      <dl>
        <Fact name={words.visitor}>
          <bdi>{calm(nameOf(summary))}</bdi>
          <VerifiedMark summary={summary} />
        </Fact>
        {verified?.email !== undefined && (
          <Fact name={words.email}>
            <bdi>{calm(verified.email)}</bdi>
          </Fact>
        )}
        {verified && (
          <Fact name={words.siteId}>
            <code class="id">
              <bdi>{calm(verified.sub)}</bdi>
            </code>
          </Fact>
        )}
        {form.map(({ name, label, value }) => (
          <Fact key={name} name={calm(label)}>
            <bdi>{calm(value)}</bdi>
          </Fact>
        ))}
        <Fact name={words.status}>{by ?? statusWords[status]}</Fact>
        <Fact name={words.page}>
          {page ? (
            <>
              <span dir="auto">{calm(page.title)}</span>
              <span class="address" title={page.url}>
                <SafeLink href={page.url}>{page.url}</SafeLink>
              </span>
            </>
          ) : (
            words.noPage
          )}
        </Fact>
        {page?.language !== undefined && <Fact name={words.language}>{languageWords(page.language)}</Fact>}
        <Fact name={words.began}>
          <time dateTime={new Date(createdAt).toISOString()}>{exactTime(createdAt)}</time>
        </Fact>
        {invitation && (
          <Fact name={words.proactiveRule}>
            <code>{words.ruleAnd(invitation.rule, invitation.version)}</code>
          </Fact>
        )}
        {department !== undefined && (
          <Fact name={words.department}>
            <bdi>{calm(department)}</bdi>
          </Fact>
        )}
        {tags.length > 0 && (
          <Fact name={words.tags}>
            <span class="tags">{tagLabels(tags)}</span>
          </Fact>
        )}
        <Fact name={words.site}>
          <bdi>{siteName}</bdi>
        </Fact>
        <Fact name={words.conversationId}>
          <code class="id">{conversation}</code>
        </Fact>
      </dl>
    </aside>
  )
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
