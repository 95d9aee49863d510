import type { Keep } from '@beckon/client'
import { type Signal, signal } from '@preact/signals'

export type Theme = 'system' | 'light' | 'dark'

/** How this operator likes the console on this device. */
export type Settings = {
  theme: Signal<Theme>
  /** Keys such as `t` without a modifier; some input methods and voice control need them off. */
  singleKeys: Signal<boolean>
  notices: Signal<boolean>
  /** The columns that fold away where the window is narrow. */
  queueOpen: Signal<boolean>
  contextOpen: Signal<boolean>
  /** Whether this operator last said "away"; a reload must not make them available again. */
  away: Signal<boolean>
}

export function createSettings(keep: Keep): Settings {
  function kept<T extends string>(name: string, known: readonly [T, ...T[]]): Signal<T> {
    const key = `beckon.console.${name}`
    const found = keep.get(key)
    const value = signal(known.find(each => each === found) ?? known[0])
    value.subscribe(now => (now === known[0] ? keep.remove(key) : keep.set(key, now)))
    return value
  }
  function flag(name: string, byDefault: boolean): Signal<boolean> {
    const text = kept(name, byDefault ? ['on', 'off'] : ['off', 'on'])
    const value = signal(text.peek() === 'on')
    value.subscribe(isOn => {
      text.value = isOn ? 'on' : 'off'
    })
    return value
  }
  return {
    theme: kept<Theme>('theme', ['system', 'light', 'dark']),
    singleKeys: flag('single-keys', true),
    notices: flag('notices', true),
    queueOpen: flag('queue', false),
    contextOpen: flag('context', false),
    away: flag('away', false),
  }
}
