import type { Widget } from '../../loader/widget.ts'
import { createBack } from './back.ts'
import { createHold } from './hold.ts'
import { createKeyboardRoom } from './keyboard.ts'

/** What a panel needs while it fills the screen, as on a phone: the page stands still, the keyboard covers nothing, back closes it. */
export function createPhone({ root, close }: Pick<Widget, 'root' | 'close'>): (fills: boolean) => void {
  const panel = root.querySelector<HTMLElement>('.panel')
  const needs = [createHold(), createBack(close), ...(panel ? [createKeyboardRoom(panel)] : [])]
  return fills => {
    for (const follow of needs) follow(fills)
  }
}
