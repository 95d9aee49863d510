import type { Meaning } from '@beckon/answers'
import type { ClientFrameOf, Lane } from '@beckon/protocol'
import { formAnswers, nameIn } from '../appearance/form.ts'
import type { BusEvent } from '../bus/bus.ts'
import { newId } from '../identity/tokens.ts'
import type { Conversation, Conversations, Decision, Write, Written } from '../store/conversations.ts'
import { type Actor, mayUse, notFound, type OperatorActor, senderOf, type VisitorActor, whoBegins } from './actors.ts'
import { decideAdoption } from './adoption.ts'
import { filled, filledFound } from './filling.ts'
import { answerMessage, ownMessage, ratingMessage, ruleMessage, systemMessage, withAway } from './messages.ts'
import { decideClose, decideOperatorTurn, decideRelease, decideTake } from './operator-turn.ts'
import { createOrder } from './order.ts'
import type { Published, SiteInForce } from './published.ts'
import { decideRead } from './reading.ts'
import { type Origin, type Sent, sentIn } from './sent.ts'
import { decideChoice, decideHandover, decideRating, decideVisitorTurn } from './visitor-turn.ts'

export type Chat = ReturnType<typeof createChat>
type MeaningOf = NonNullable<SiteInForce['meaningOf']>
export type Happened = BusEvent & { kind: 'written' }

/**
 * What visitors and operators can do to conversations. Each call authorises inside the store's transaction, and resolves after the commit;
 * `happened` is told of every commit that wrote something, in the order of the commits, and acknowledges what was `sent`.
 */
export function createChat({
  store,
  published,
  now,
  isAway,
  happened,
}: {
  store: Conversations
  published: Published
  now: () => number
  /** Whether nobody of a site is there, as far as is known without asking. */
  isAway: (site: string) => boolean
  happened: (event: Happened, sent?: Sent) => void
}) {
  const inOrder = createOrder()
  /** Told when all of a group have arrived here. */
  const waiting: { event: Happened; sent: Sent | undefined }[] = []

  async function write(actor: Actor, write: Write, origin?: Origin): Promise<Written> {
    const written = await store.write({
      ...write,
      decide(current) {
        if (!mayUse(actor, current)) return notFound
        const decision = write.decide(current)
        return isAway(current.site) ? withAway(decision) : decision
      },
    })
    if (written.ok && !written.repeated) tell(written, 'nothing', origin && sentIn(written, write, origin))
    return written
  }

  function tell({ before, conversation, messages }: Written & { ok: true }, changed: Happened['changed'], sent?: Sent) {
    if (messages.length === 0 && changed === 'nothing') return
    if (waiting.length === 0) process.nextTick(flush)
    const event: Happened = {
      kind: 'written',
      conversation,
      messages,
      changed: before === conversation.status ? changed : 'status',
      wasWaiting: before === 'waiting',
    }
    waiting.push({ event, sent })
  }

  function flush() {
    for (const { event, sent } of waiting.splice(0)) happened(event, sent)
  }

  function find(site: string, question: string, conversation: Conversation, meaning?: Meaning) {
    const inForce = published.siteAtHand(site)
    return filledFound(
      inForce?.find(question, { meaning, language: conversation.page?.language }),
      inForce?.site.name ?? '',
      conversation,
    )
  }

  /** What a visitor means, where the shelf goes by that and may still answer. */
  async function meaningIn(conversation: string, question: string, meaningOf: MeaningOf) {
    const current = await store.find(conversation)
    return current?.status === 'open' ? meaningOf(question) : undefined
  }

  const decided = (actor: Actor, conversation: string, decide: Write['decide']) =>
    write(actor, { conversation, decide })

  return {
    async start(visitor: VisitorActor, frame: ClientFrameOf<'start'>): Promise<Written> {
      const { messageId, text, invitation, answer: answerId, person = false, page, form } = frame
      const inForce = await published.site(visitor.site)
      const showing = invitation && (await published.showing(visitor.site, invitation))
      const at = now()
      const answer = inForce?.answers.find(({ id }) => id === answerId)
      const meaning = person ? undefined : await inForce?.meaningOf?.(text)
      const siteName = inForce?.site.name ?? ''
      const { form: fields } = inForce?.site.appearance ?? {}
      const filledIn = formAnswers(fields, form)
      const { rule, ...which } = invitation ?? { rule: '', version: 0 }
      return write(visitor, {
        conversation: newId(),
        create: {
          site: visitor.site,
          visitor: whoBegins(visitor, nameIn(fields, filledIn)),
          createdAt: at,
          ...(page && { page }),
          ...(invitation && showing?.text !== undefined && { invitation }),
          ...(showing?.department !== undefined && { department: showing.department }),
          ...(showing && showing.tags.length > 0 && { tags: showing.tags }),
          ...(filledIn.length > 0 && { form: filledIn }),
        },
        key: { sender: senderOf(visitor), messageId, text, lane: 'talk' },
        decide: current =>
          decideVisitorTurn(current, {
            at,
            words: ownMessage(visitor, { messageId, text, at }),
            before: [
              ...(showing?.text === undefined ? [] : [ruleMessage(showing.text, { id: rule, ...which }, at)]),
              ...(answer ? [answerMessage(filled(answer, siteName, current), at)] : []),
            ],
            wantsPerson: person,
            find: () => filledFound(inForce?.find(text, { meaning, language: page?.language }), siteName, current),
          }),
      })
    },

    /**
     * Calls from one connection are stored in the order of the calls: nothing is waited for before the write, but what a question means, and then one call waits
     * for the other. What is stored now is acknowledged by way of `happened`; what was stored before is for the caller to acknowledge.
     */
    send(
      actor: Actor,
      { conversation, messageId, text, lane = 'talk', answers }: ClientFrameOf<'send'>,
      origin: Origin,
    ): Promise<Written> {
      if (actor.kind === 'visitor' && lane === 'notes') return Promise.resolve({ ok: false, code: 'forbidden' })
      const at = now()
      const inserted = actor.kind === 'operator' ? answers : undefined
      const words = ownMessage(actor, { messageId, text, lane, at, inserted })
      const draft = (meaning?: Meaning): Write => ({
        conversation,
        key: { sender: senderOf(actor), messageId, text, lane },
        decide: (current): Decision =>
          actor.kind === 'operator'
            ? decideOperatorTurn(current, actor, words, at)
            : decideVisitorTurn(current, { at, words, find: () => find(actor.site, text, current, meaning) }),
      })
      const meaningOf = actor.kind === 'visitor' ? published.siteAtHand(actor.site)?.meaningOf : undefined
      if (!meaningOf) return write(actor, draft(), origin)
      return inOrder(origin.connection, async () =>
        write(actor, draft(await meaningIn(conversation, text, meaningOf)), origin),
      )
    },

    handover: (visitor: VisitorActor, conversation: string) =>
      decided(visitor, conversation, current => decideHandover(current, now())),

    /** Whether a canned answer helped; the key makes the same verdict on the same answer count once. */
    async helped(
      visitor: VisitorActor,
      { conversation, messageId, helped }: ClientFrameOf<'helped'>,
    ): Promise<Written> {
      const stored = await store.message(conversation, messageId)
      const { answer } = stored?.message ?? {}
      const event = helped ? 'helped' : 'not-helped'
      const key = { sender: senderOf(visitor), messageId: `${event}-${messageId}`, text: '', lane: 'talk' as Lane }
      return write(visitor, {
        conversation,
        key,
        decide(current) {
          if (!answer) return notFound
          const at = now()
          const draft = systemMessage(event, at)
          const verdict = {
            ...draft,
            sender: key.sender,
            message: { ...draft.message, messageId: key.messageId, answer },
          }
          const next: Decision = helped ? { ok: true } : decideHandover(current, at)
          return next.ok ? { ...next, messages: [verdict, ...(next.messages ?? [])] } : next
        },
      })
    },

    /** Gives an answer that a message offered; chosen again it is there already. */
    async choose(
      visitor: VisitorActor,
      { conversation, messageId, answer: id }: ClientFrameOf<'choose'>,
    ): Promise<Written> {
      const stored = await store.message(conversation, messageId)
      const isOffered = stored?.message.offers?.some(offer => offer.id === id)
      const inForce = await published.site(visitor.site)
      const answer = inForce?.answers.find(each => each.id === id)
      return decided(visitor, conversation, current =>
        isOffered && answer
          ? decideChoice(current, filled(answer, inForce?.site.name ?? '', current), now())
          : notFound,
      )
    },

    /** What the visitor says of a chat; the message id is the key that makes a repeat harmless. */
    rate(visitor: VisitorActor, { conversation, messageId, good, comment }: ClientFrameOf<'rate'>): Promise<Written> {
      const sender = senderOf(visitor)
      return write(visitor, {
        conversation,
        key: { sender, messageId, text: '', lane: 'talk' },
        decide: current =>
          decideRating(current, ratingMessage({ sender, messageId, good, comment: comment?.trim() }, now())),
      })
    },

    close: (actor: Actor, conversation: string) =>
      decided(actor, conversation, current => decideClose(current, actor, now())),
    take: (operator: OperatorActor, conversation: string) =>
      decided(operator, conversation, current => decideTake(current, operator, now())),
    release: (operator: OperatorActor, conversation: string) =>
      decided(operator, conversation, current => decideRelease(current, operator, now())),

    /** Gives a conversation of an anonymous visitor to the person the site's server says they are; what is not theirs any more stays. */
    async adopt(anonymous: VisitorActor, person: VisitorActor, conversation: string): Promise<Written> {
      const decide = (current: Conversation) =>
        mayUse(anonymous, current) ? decideAdoption(current, person, now()) : notFound
      const written = await store.write({ conversation, decide })
      if (written.ok) tell(written, 'status')
      return written
    },

    async read(actor: Actor, conversation: string, seq: number): Promise<void> {
      let moved = false
      const written = await store.write({
        conversation,
        decide(current) {
          if (!mayUse(actor, current)) return notFound
          const decision = decideRead(current, actor.kind, seq)
          moved = decision.ok && decision.change !== undefined
          return decision
        },
      })
      if (written.ok && moved) tell(written, actor.kind)
    },
  }
}
