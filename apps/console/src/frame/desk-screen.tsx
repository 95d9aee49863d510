import { useSignalEffect } from '@preact/signals'
import { useLayoutEffect } from 'preact/hooks'
import { Context } from '../context/context.tsx'
import { type Workplace, WorkplaceProvider } from '../desk/workplace.ts'
import { listenForKeys } from '../keys/keyboard.ts'
import { Shortcuts } from '../keys/shortcuts.tsx'
import { Palette } from '../palette/palette.tsx'
import { Queue } from '../queue/queue.tsx'
import { Thread } from '../thread/thread.tsx'
import { ToastList } from '../toast/toasts.tsx'
import { words } from '../words.ts'
import { LinkBar } from './link-bar.tsx'
import { PartDoor } from './part-door.tsx'

/** Three columns: the queue, the conversation, what is known about it. */
export function DeskScreen({ workplace }: { workplace: Workplace }) {
  const { view, settings, overlay, area } = workplace
  const part = area.open.value?.part
  // Not after the first painting: whoever types fast is heard from the start.
  useLayoutEffect(() => listenForKeys(workplace), [workplace])
  useSignalEffect(() => {
    const waiting = view.state.value.conversations.filter(({ status }) => status === 'waiting').length
    document.title = words.title(waiting)
  })
  const look = [
    'desk',
    view.openId.value === undefined ? 'none-open' : 'one-open',
    settings.queueOpen.value && 'with-queue',
    settings.contextOpen.value && 'with-context',
  ].filter(Boolean)
  return (
    <WorkplaceProvider value={workplace}>
      {!part ? (
        <div class={look.join(' ')}>
          <Queue />
          <main class="thread">
            <h1 class="hidden">{words.product}</h1>
            <LinkBar />
            <Thread />
          </main>
          <Context />
          <ToastList />
        </div>
      ) : (
        <div class="part-place">
          <PartDoor key={part} part={part} />
          <ToastList />
        </div>
      )}
      {overlay.value === 'palette' && <Palette />}
      {overlay.value === 'shortcuts' && <Shortcuts />}
    </WorkplaceProvider>
  )
}
