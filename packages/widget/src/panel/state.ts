import type { Answer, Block, Suggest } from '@beckon/answers'
import type { VisitorChat } from '@beckon/client'
import type { ConversationSummary } from '@beckon/protocol'
import type { Opening, Widget } from '../loader/widget.ts'
import { createBadge } from './badge.ts'

/** What the panel shows beside the conversation itself. */
export type PanelState = {
  isOpen(): boolean
  /** Rises each time the visitor opened the panel or chose something: the composer then takes the focus. */
  focusTurn(): number
  /** What a rule showed, until a conversation begins. */
  opening(): Opening | undefined
  /** The canned answer the visitor has opened, before a conversation. */
  answer(): Answer | undefined
  answerById(id: string): Answer | undefined
  answersHere(): readonly Answer[]
  /** Answers to what is being typed, before there is a conversation. */
  suggested(typed: string): readonly Answer[]
  /** The Markdown of an answer; undefined until what reads it has come, and where it does not come. */
  blocks(markdown: string): Block[] | undefined
  wantsPerson(): boolean
  /** Where the "new" line stands: after the last message that was read when the panel was opened. */
  freshFrom(): number | undefined
  open(opening: Opening | undefined, byVisitor: boolean): void
  close(): void
  choose(answer: Answer | undefined): void
  /** Asks for one now, or, before there is a conversation, with the first message; pressed again, not. */
  wantPerson(): void
  send(text: string): Promise<void>
  onChange(draw: () => void): void
  stop(): void
}

export type Reader = typeof import('./reader.ts')

export function createPanelState(
  widget: Widget,
  chat: VisitorChat,
  loadReader: () => Promise<Reader> = () => import('./reader.ts'),
): PanelState {
  let draw = () => {}
  const writeBadge = createBadge(widget)
  let unread = 0
  let isOpen = false
  let turn = 0
  let opening: Opening | undefined
  let chosen: Answer | undefined
  let wantsPerson = false
  let shelf: readonly Answer[] = []
  let asked = false
  let reader: Reader | undefined
  let suggest: Suggest | undefined
  let isReaderComing = false
  let lastStatus: ConversationSummary['status'] | 'none' | undefined
  let heardSeq: number | undefined
  let freshFrom: number | undefined

  chat.on('change', () => {
    tellPage()
    draw()
  })

  /** Unread badge, chat state for the rules, and the host page's `message` event. */
  function tellPage() {
    const { conversation, messages, link } = chat.state()
    const fromOthers = messages.filter(({ author }) => author.kind === 'operator' || author.kind === 'answer')
    const seen = isOpen && document.visibilityState === 'visible'
    if (conversation && link.kind === 'connected') {
      const last = messages.at(-1)?.seq ?? 0
      if (seen && last > conversation.read.visitor) chat.read(last)
      unread = seen ? 0 : fromOthers.filter(({ seq }) => seq > conversation.read.visitor).length
      for (const { seq, author, text } of fromOthers) {
        if (heardSeq !== undefined && seq > heardSeq)
          widget.emit('message', { from: author.name ?? widget.settings.name, text })
      }
      heardSeq = Math.max(heardSeq ?? 0, last)
    }
    writeBadge(unread)
    // Until the relay has spoken, no conversation is not the same as none.
    const status = conversation?.status ?? (link.kind === 'connected' ? 'none' : lastStatus)
    if (status && status !== lastStatus) widget.emit('chat', status)
    lastStatus = status
  }

  /** The shelf comes when somebody looks at it first; without it there is still a person to write to. */
  async function fetchShelf() {
    if (asked || !widget.settings.hasAnswers) return
    asked = true
    try {
      const [response] = await Promise.all([widget.ask('/answers'), fetchReader()])
      if (!response.ok) throw new Error(`${response.status}`)
      shelf = (await response.json()).answers
      draw()
      // The panel is there to be used first; without it the relay still answers what is sent.
      whenIdle(async () => {
        suggest = (await import('./suggest.ts')).createSuggest(shelf)
        draw()
      })
    } catch {
      asked = false
    }
  }

  async function fetchReader() {
    reader ??= await loadReader()
  }

  const over = new AbortController()
  document.addEventListener('visibilitychange', () => isOpen && tellPage(), { signal: over.signal })

  return {
    isOpen: () => isOpen,
    focusTurn: () => turn,
    opening: () => opening,
    answer: () => chosen ?? shelf.find(({ id }) => id === opening?.answer),
    answerById: id => shelf.find(answer => answer.id === id),
    answersHere: () => reader?.answersForPage({ answers: shelf }, location.pathname).slice(0, 5) ?? [],
    suggested: typed =>
      chosen || wantsPerson || chat.state().conversation ? [] : (suggest?.(typed) ?? []).flatMap(at => shelf[at] ?? []),
    blocks(markdown) {
      if (!reader && !isReaderComing) {
        isReaderComing = true
        fetchReader().then(draw, () => {})
      }
      return reader?.parseMarkdown(markdown)
    },
    wantsPerson: () => wantsPerson,
    freshFrom: () => freshFrom,
    open(next, byVisitor) {
      const { conversation, messages } = chat.state()
      const readSeq = conversation?.read.visitor ?? 0
      if (!isOpen) freshFrom = readSeq > 0 && readSeq < (messages.at(-1)?.seq ?? 0) ? readSeq : undefined
      isOpen = true
      if (next) {
        opening = next
        chosen = undefined
        // What the visitor chose is theirs to change before it is sent.
        if (next.ask !== undefined) chat.setDraft(next.ask)
      }
      if (byVisitor) turn++
      void fetchShelf()
      tellPage()
      draw()
    },
    close() {
      isOpen = false
      writeBadge(unread)
      draw()
    },
    choose(answer) {
      chosen = answer
      if (!answer) opening = undefined
      draw()
    },
    wantPerson() {
      wantsPerson = !wantsPerson && !chat.state().conversation
      turn++
      if (chat.state().conversation) void chat.handover()
      draw()
    },
    async send(text) {
      const answer = chosen?.id ?? (opening?.showing ? undefined : opening?.answer)
      const sent = chat.send(text, {
        ...(opening?.showing && { invitation: opening.showing }),
        ...(answer !== undefined && { answer }),
        ...(wantsPerson && { person: true }),
        page: { url: location.href.slice(0, 2048), title: document.title.slice(0, 300) },
      })
      wantsPerson = false
      draw()
      await sent
    },
    onChange(next) {
      draw = next
    },
    stop: () => over.abort(),
  }
}

/** Safari has no idle callback. */
const whenIdle = (work: () => void) => (window.requestIdleCallback ?? setTimeout)(work)
