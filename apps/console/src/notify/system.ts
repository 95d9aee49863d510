import { type ReadonlySignal, signal } from '@preact/signals'

export type Permission = 'default' | 'granted' | 'denied' | 'missing'
export type SystemNotice = { title: string; body: string; tag: string; clicked: () => void }

/** The browser's notifications. `ask` MUST be called only from a press of a button that says so. */
export type SystemNotices = {
  permission: ReadonlySignal<Permission>
  ask(): Promise<Permission>
  show(notice: SystemNotice): void
  /** Whether the operator looks at the console right now. */
  isWatched(): boolean
}

/** Shows it where the operator has asked for such notices and does not look at the console. */
export function tellUnwatched(system: SystemNotices, isWanted: ReadonlySignal<boolean>, notice: SystemNotice): void {
  if (isWanted.peek() && system.permission.peek() === 'granted' && !system.isWatched()) system.show(notice)
}

export function browserNotices(): SystemNotices {
  const read = (): Permission => ('Notification' in globalThis ? Notification.permission : 'missing')
  const permission = signal(read())
  return {
    permission,
    async ask() {
      if (permission.peek() !== 'missing') await Notification.requestPermission().catch(() => {})
      permission.value = read()
      return permission.value
    },
    show({ title, body, tag, clicked }) {
      try {
        const notice = new Notification(title, { body, tag, icon: '/console/icon.svg' })
        notice.onclick = () => {
          focus()
          clicked()
          notice.close()
        }
      } catch {
        // Android allows them from service workers only; the title still counts.
      }
    },
    isWatched: () => document.visibilityState === 'visible' && document.hasFocus(),
  }
}
