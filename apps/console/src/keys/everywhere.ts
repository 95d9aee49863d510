import { toggleNotices, togglePresence } from '../desk/actions.ts'
import type { Workplace } from '../desk/workplace.ts'
import { words } from '../words.ts'
import type { Command } from './commands.ts'

const partKeys = [
  ['rules', 'Alt+R'],
  ['answers', 'Alt+A'],
  ['widget', 'Alt+W'],
] as const

/** What an operator can do on every page of the console. */
export function everywhere(workplace: Workplace): Command[] {
  const { view, overlay, area } = workplace
  const here = area.open.value?.part
  return [
    ...partKeys.map(
      ([part, keys]): Command => ({
        id: part,
        group: 'Console',
        title: here === part ? words.toConversations : words.toParts[part],
        keys,
        run: () => (here === part ? area.showConversations(view.openId.peek()) : area.show(part)),
      }),
    ),
    {
      id: 'presence',
      group: 'Desk',
      title: view.state.value.presence === 'online' ? 'Go away' : 'Come online',
      keys: 'Shift+A',
      run: () => togglePresence(workplace),
    },
    {
      id: 'notices',
      group: 'Desk',
      title: 'Notifications on or off',
      keys: 'Shift+N',
      run: () => void toggleNotices(workplace),
    },

    {
      id: 'palette',
      group: 'Console',
      title: words.palette,
      keys: 'Ctrl+K',
      run: () => {
        overlay.value = 'palette'
      },
    },
    {
      id: 'shortcuts',
      group: 'Console',
      title: words.shortcuts,
      keys: '?',
      run: () => {
        overlay.value = 'shortcuts'
      },
    },
    {
      id: 'theme',
      group: 'Console',
      title: 'Change between light, dark and system colours',
      keys: 'Shift+L',
      run: () => nextTheme(workplace),
    },
    { id: 'sign-out', group: 'Console', title: 'Sign out', keys: 'Shift+Q', run: workplace.signOut },
  ]
}

function nextTheme({ settings, toasts }: Workplace) {
  const next = { system: 'light', light: 'dark', dark: 'system' } as const
  settings.theme.value = next[settings.theme.peek()]
  toasts.show({ tone: 'plain', text: words.theme[settings.theme.peek()] })
}
