import type { ComponentChildren } from 'preact'

type Props = { label: string; isOn: boolean; set: (isOn: boolean) => void; children?: ComponentChildren }

/** Something that is so or not; the children explain it. */
export const Switch = ({ label, isOn, set, children }: Props) => (
  <label class="choice">
    <input type="checkbox" class="switch" checked={isOn} onChange={event => set(event.currentTarget.checked)} />
    <span>
      {label}
      {children && <span class="help">{children}</span>}
    </span>
  </label>
)
