import type { Answer } from '@beckon/answers'
import type { VisitorChat } from '@beckon/client'
import type { Opening, Widget } from '../loader/widget.ts'
import type { Fields } from '../site/settings.ts'
import { createLate } from './late.ts'
import type { Parts, Reader } from './parts.ts'
import type { Shelf } from './shelf.ts'

/** What the panel shows beside the conversation itself. */
export type PanelState = {
  isOpen(): boolean
  /** Rises each time the visitor opened the panel or chose something: the composer then takes the focus. */
  focusTurn(): number
  /** What a rule showed, until a conversation begins. */
  opening(): Opening | undefined
  /** The canned answer the visitor has opened, before a conversation. */
  answer(): Answer | undefined
  /** The canned answers; undefined until they have come. */
  shelf(): Shelf | undefined
  /** Answers to what is being typed, before there is a conversation. */
  suggested(typed: string): readonly Answer[]
  /** What reads the Markdown of an answer; undefined until it has come, and where it does not come. */
  reader(): Reader | undefined
  wantsPerson(): boolean
  open(opening: Opening | undefined, byVisitor: boolean): void
  close(): void
  choose(answer: Answer | undefined): void
  /** Asks for one now, or, before there is a conversation, with the first message; pressed again, not. */
  wantPerson(): void
  /** Resolves when the words would survive the end of the browser, with false where they were taken back. */
  send(text: string): Promise<boolean>
  /** What the visitor is asked before the words that wait for it are sent. */
  asking(): Asking | undefined
  onChange(draw: () => void): void
}

export type FilledIn = { name: string; value: string }[]
/** `settle` with what was filled in, or with undefined to take the words back. */
export type Asking = { fields: Fields; settle(form: FilledIn | undefined): void }

export function createPanelState(
  widget: Widget,
  chat: VisitorChat,
  { reader: loadReader, around: loadAround }: Parts,
): PanelState {
  let draw = () => {}
  let isOpen = false
  let focusTurn = 0
  let opening: Opening | undefined
  let chosen: Answer | undefined
  let wantsPerson = false
  let shelf: Shelf | undefined
  let asking: Asking | undefined

  let turn = 0
  chat.on('change', () => {
    if (turn !== chat.state().turn) {
      turn = chat.state().turn
      asking?.settle(undefined)
      opening = chosen = undefined
      wantsPerson = false
    }
    draw()
  })

  /** Tried once: a conversation asks for it at each change. */
  let reading: Promise<Reader> | undefined
  const reader = createLate(
    () => (reading ??= loadReader()),
    () => draw(),
  )
  /** The shelf comes when somebody looks at it first; without it there is still a person to write to. */
  const fetchShelf = createLate(
    async () => {
      const [response, { readShelf }] = await Promise.all([widget.ask('/answers'), loadReader()])
      return readShelf(response, widget.settings.words.lang, () => draw())
    },
    came => {
      shelf = came
      draw()
    },
  )

  const put = (next: Asking | undefined) => {
    if (next) asking?.settle(undefined)
    else focusTurn++
    asking = next
    draw()
  }

  /** Before a chat the site may ask something. Where the form does not come, nobody is kept from writing. */
  async function fillIn(): Promise<FilledIn | 'taken back' | undefined> {
    const { conversation, pending } = chat.state()
    if (!widget.settings.appearance.form || conversation || pending.length > 0) return undefined
    return (await loadAround().catch(() => undefined))?.ask(widget, chat, put)
  }

  return {
    isOpen: () => isOpen,
    focusTurn: () => focusTurn,
    opening: () => opening,
    answer: () => chosen ?? shelf?.byId(opening?.answer),
    shelf: () => shelf,
    suggested: typed => (chosen || wantsPerson || chat.state().conversation ? [] : (shelf?.fitting(typed) ?? [])),
    reader,
    wantsPerson: () => wantsPerson,
    open(next, byVisitor) {
      isOpen = true
      if (next) {
        opening = next
        chosen = undefined
        // What the visitor chose is theirs to change before it is sent.
        if (next.ask !== undefined) chat.setDraft(next.ask)
      }
      if (byVisitor) focusTurn++
      if (widget.settings.hasAnswers) fetchShelf()
      draw()
    },
    close() {
      isOpen = false
      draw()
    },
    choose(answer) {
      chosen = answer
      if (!answer) opening = undefined
      draw()
    },
    wantPerson() {
      wantsPerson = !wantsPerson && !chat.state().conversation
      focusTurn++
      if (chat.state().conversation) void chat.insist({ type: 'handover' })
      draw()
    },
    asking: () => asking,
    async send(text) {
      const form = await fillIn()
      if (form === 'taken back') return false
      const answer = chosen?.id ?? (opening?.showing ? undefined : opening?.answer)
      const sent = chat.send(text, {
        ...(opening?.showing && { invitation: opening.showing }),
        ...(answer !== undefined && { answer }),
        ...(wantsPerson && { person: true }),
        ...(form && form.length > 0 && { form }),
        page: {
          url: location.href.slice(0, 2048),
          title: `${document.title}`.slice(0, 300),
          language: widget.settings.words.lang,
        },
      })
      wantsPerson = false
      draw()
      await sent
      return true
    },
    onChange(next) {
      draw = next
    },
  }
}
