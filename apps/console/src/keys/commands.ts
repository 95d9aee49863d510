import type { ConversationSummary } from '@beckon/protocol'
import { canClose, canRelease, canTake, close, openConversation, release, take } from '../desk/actions.ts'
import type { Workplace } from '../desk/workplace.ts'
import { departmentAfter, departmentsIn, isIn } from '../queue/department.ts'
import { words } from '../words.ts'
import { everywhere } from './everywhere.ts'
import { afterDrawing, focusComposer, focusedRow, focusLog, focusRow } from './focus.ts'

export type CommandGroup = 'Move' | 'Conversation' | 'Write' | 'Rules' | 'Answers' | 'Widget' | 'Desk' | 'Console'
export type Command = {
  id: string
  group: CommandGroup
  title: string
  keys: string
  /** Undefined where it makes no sense now. */
  run: (() => void) | undefined
  /** Handled where it happens (a list, the composer); listed so that people can find it. */
  local?: true
}

/** Everything an operator can do, with its key; asked anew at each key press, since what is possible changes. */
export function commandsOf(workplace: Workplace): Command[] {
  const { area, pageCommands } = workplace
  if (!area.open.value) return [...conversationCommands(workplace), ...everywhere(workplace)]
  return [...pageCommands.value, ...everywhere(workplace)]
}

function conversationCommands(workplace: Workplace): Command[] {
  const { desk, view, settings, lane, closing, operator, department, queue } = workplace
  const departments = departmentsIn(view.state.value.conversations, department.value)
  const open = view.open.value
  const target = focusedRow() ?? view.openId.value
  const about = target === undefined ? undefined : view.find(target)
  const own = operator.id
  const unsent = view.thread.value?.pending.findLast(({ state }) => state.kind !== 'pending')
  const inList = (step: 1 | -1) => () => {
    if (focusRow(step)) return
    settings.queueOpen.value = true
    afterDrawing(() => focusRow(step))
  }
  const write = (to: 'talk' | 'notes') => () => {
    lane.value = to
    focusComposer()
  }
  const when = <T>(can: T, run: () => void) => (can ? run : undefined)

  return [
    { id: 'next', group: 'Move', title: 'Next conversation in the list', keys: 'J', run: inList(1) },
    { id: 'previous', group: 'Move', title: 'Previous conversation in the list', keys: 'K', run: inList(-1) },
    { id: 'open', group: 'Move', title: 'Open it', keys: 'Enter', run: undefined, local: true },
    {
      id: 'leave',
      group: 'Move',
      title: 'Leave the composer, close what is open',
      keys: 'Escape',
      run: undefined,
      local: true,
    },
    { id: 'list', group: 'Move', title: 'Show or fold the list', keys: 'Q', run: () => flip(settings.queueOpen) },
    {
      id: 'department',
      group: 'Move',
      title: words.nextDepartment,
      keys: 'D',
      run: when(departments.length > 0, () => {
        department.value = departmentAfter(departments, department.value)
        queue.release()
      }),
    },
    {
      id: 'context',
      group: 'Move',
      title: 'Show or fold what is known about the visitor',
      keys: 'I',
      run: () => flip(settings.contextOpen),
    },
    {
      id: 'log',
      group: 'Move',
      title: 'Read the conversation with the arrow keys',
      keys: 'G',
      run: when(open, focusLog),
    },
    {
      id: 'older',
      group: 'Move',
      title: 'Show earlier messages',
      keys: 'O',
      run: when(open && view.thread.value?.hasOlder, () => void desk.older(open?.conversation ?? '')),
    },

    {
      id: 'take',
      group: 'Conversation',
      title: 'Take',
      keys: 'T',
      run: when(canTake(about), () => take(workplace, target ?? '')),
    },
    {
      id: 'release',
      group: 'Conversation',
      title: 'Give back to the queue',
      keys: 'Shift+T',
      run: when(canRelease(about, own), () => release(workplace, target ?? '')),
    },
    {
      id: 'close',
      group: 'Conversation',
      title: 'Close',
      keys: 'E',
      run: when(canClose(about, workplace), () => close(workplace, target ?? '')),
    },
    {
      id: 'undo',
      group: 'Conversation',
      title: 'Undo closing',
      keys: 'Z',
      run: when(closing.soon.value.size > 0, () => closing.undo()),
    },
    {
      id: 'longest',
      group: 'Conversation',
      title: words.openLongest,
      keys: 'W',
      run: when(firstWaiting(workplace), () => openConversation(workplace, firstWaiting(workplace))),
    },

    { id: 'reply', group: 'Write', title: 'Write a reply', keys: 'R', run: when(open, write('talk')) },
    { id: 'note', group: 'Write', title: 'Write a note for operators', keys: 'N', run: when(open, write('notes')) },
    {
      id: 'lane',
      group: 'Write',
      title: 'Change between reply and note',
      keys: 'Alt+N',
      run: when(open, write(lane.value === 'talk' ? 'notes' : 'talk')),
    },
    { id: 'answers', group: 'Write', title: 'Find a canned answer', keys: '/', run: undefined, local: true },
    { id: 'send', group: 'Write', title: 'Send', keys: 'Enter', run: undefined, local: true },
    { id: 'break', group: 'Write', title: 'New line', keys: 'Shift+Enter', run: undefined, local: true },
    { id: 'send-close', group: 'Write', title: 'Send and close', keys: 'Ctrl+Enter', run: undefined, local: true },
    {
      id: 'retry',
      group: 'Write',
      title: 'Send again what was not sent',
      keys: 'Shift+R',
      run: when(unsent, () => void desk.retry(unsent?.messageId ?? '')),
    },
    {
      id: 'discard',
      group: 'Write',
      title: 'Discard what was not sent',
      keys: 'Shift+D',
      run: when(unsent, () => void desk.discard(unsent?.messageId ?? '')),
    },
    {
      id: 'closed',
      group: 'Desk',
      title: words.showClosed,
      keys: 'Shift+C',
      run: when(view.state.value.hasMoreClosed, () => void desk.listClosed()),
    },
  ]
}

function firstWaiting({ view, department }: Workplace): string | undefined {
  const isNext = (one: ConversationSummary) => one.status === 'waiting' && isIn(one, department.value)
  return view.state.value.conversations.find(isNext)?.conversation
}

function flip(flag: { value: boolean }) {
  flag.value = !flag.value
}
