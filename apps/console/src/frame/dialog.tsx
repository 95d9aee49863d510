import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

type Props = { label: string; class: string; onClose: () => void; children: ComponentChildren }

/** A dialog of the browser's own: it keeps the focus inside, closes on Escape and gives the focus back. */
export function Dialog({ label, class: name, onClose, children }: Props) {
  const element = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const before = document.activeElement
    const dialog = element.current
    dialog?.showModal()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has Escape; this is the press beside the dialog
    <dialog
      ref={element}
      class={name}
      aria-label={label}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
      onClick={event => event.target === element.current && onClose()}
    >
      {children}
    </dialog>
  )
}
