/** The keyboard shortcuts that hosts have, in the two ways they are listened for. Which were pressed is kept where no global is made. */
function listenForShortcuts() {
  const pressed: string[] = []
  Object.defineProperty(window, Symbol.for('pressed'), { value: pressed })
  const listenIn = (phase: string, capture: boolean) =>
    document.addEventListener(
      'keydown',
      event => {
        const target = event.target as HTMLElement
        // As shortcut libraries look for a field; inside of a shadow root all they see is the element around it.
        if (/^(input|textarea|select)$/i.test(target.tagName) || target.isContentEditable) return
        const isOurs = ['/', 'k', 'Escape'].includes(event.key)
        if (!isOurs) return
        pressed.push(`${phase} ${event.ctrlKey ? 'Ctrl+' : ''}${event.key}`)
        event.preventDefault()
      },
      capture,
    )
  listenIn('bubble', false)
  listenIn('capture', true)
}

export const hostScript = `(${listenForShortcuts})()`
