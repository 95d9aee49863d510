import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import './style/clash.css'
import { words } from './words.ts'

/** What both changed, in words; empty where nothing is there. */
export type Difference = { name: string; label: ComponentChildren; mine: string; theirs: string }

type Props = {
  title: string
  help: string
  differences: readonly Difference[]
  keepMine: () => void
  takeTheirs: () => void
}

/** Two have changed the same: what differs stands beside each other, and one is chosen. */
export function Clash({ title, help, differences, keepMine, takeTheirs }: Props) {
  const own = useRef<HTMLElement>(null)
  // Who pressed "save" far below would not see why nothing was saved.
  useEffect(() => own.current?.scrollIntoView({ block: 'nearest' }), [])
  return (
    <section class="clash" role="alert" ref={own}>
      <h2 dir="auto">{title}</h2>
      <p>{help}</p>
      {differences.map(({ name, label, mine, theirs }) => (
        <dl key={name}>
          <dt>{label}</dt>
          <dd>
            <b>{words.yours}</b>
            <Value of={mine} />
          </dd>
          <dd>
            <b>{words.theirs}</b>
            <Value of={theirs} />
          </dd>
        </dl>
      ))}
      <p class="clash-choice">
        <button type="button" class="primary" onClick={keepMine}>
          {words.keepMine}
        </button>
        <button type="button" onClick={takeTheirs}>
          {words.takeTheirs}
        </button>
      </p>
    </section>
  )
}

const Value = ({ of }: { of: string }) => (
  <span class="value" dir="auto">
    {of || <i>{words.nothing}</i>}
  </span>
)
