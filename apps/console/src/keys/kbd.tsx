const shown: Readonly<Record<string, string>> = { Escape: 'Esc', Enter: '↵' }

/** Keys as they are printed on a keyboard. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span class="keys">
      {keys.split('+').map(key => (
        <kbd key={key}>{shown[key] ?? key}</kbd>
      ))}
    </span>
  )
}
