import { Bare } from './bare.tsx'
import { Composer } from './composer.tsx'
import { Header } from './header.tsx'
import type { PanelProps } from './props.ts'
import { words } from './words.ts'

/** The whole panel: a dialog that leaves the page usable beside it. */
export function Frame(props: PanelProps) {
  const { widget, chat, state } = props
  const { link, turn, conversation, messages, pending } = chat.state()
  const hasThread = conversation !== undefined || messages.length > 0 || pending.length > 0
  const isBegun = hasThread || state.opening()?.text !== undefined || state.answer() !== undefined
  const isLoading = widget.hasChat && !turn && !hasThread && link.kind !== 'connected' && link.kind !== 'ended'
  const asking = state.asking()
  const around = asking || conversation ? props.around() : undefined
  const Form = asking && around?.Form
  const Rating = widget.settings.appearance.rating !== false && around?.Rating
  const rest = props.rest()
  const Body = Form || (isBegun ? rest?.Thread : isLoading ? rest?.Skeleton : rest?.Home) || Bare
  const Person = isBegun && rest?.Person
  const close = (event: KeyboardEvent) => {
    // The composer of an input method ends its own suggestion with Escape.
    if (event.key !== 'Escape' || event.isComposing) return
    event.stopPropagation()
    widget.close()
  }
  return (
    <section
      class="panel"
      dir={words.dir}
      lang={words.lang}
      role="dialog"
      aria-label={words.title(widget.settings.name)}
      hidden={!state.isOpen()}
      onKeyDown={close}
    >
      <Header {...props} />
      {/* There from the beginning: what appears together with its words many screen readers do not read out. */}
      <div role="status">
        {link.kind === 'reconnecting' && (hasThread || widget.hasChat) && <p class="notice">{words.reconnecting}</p>}
      </div>
      {link.kind === 'ended' && (
        <p class="notice bad" role="alert">
          {words.blocked}
        </p>
      )}
      <Body {...props} />
      <footer hidden={!!Form}>
        {Rating && <Rating {...props} />}
        {Person && <Person {...props} />}
        <Composer {...props} />
      </footer>
    </section>
  )
}
