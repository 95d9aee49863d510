import { asCode } from './code.ts'
import type { Log } from './log.ts'

/** Writes down every event whose box is ticked. */
export function listen(page: HTMLElement, log: Log): void {
  for (const box of page.querySelectorAll<HTMLInputElement>('[data-event]')) {
    const name = box.value
    const heard = (data: unknown) => log.write('heard', data === undefined ? name : `${name} ${asCode(data)}`)
    Beckon('on', name, heard)
    box.addEventListener('change', () => {
      if (!('Beckon' in window)) return
      const call = box.checked ? 'on' : 'off'
      log.write('called', `Beckon('${call}', '${name}', heard)`)
      if (call === 'on') Beckon('on', name, heard)
      else Beckon('off', name, heard)
    })
  }
}
