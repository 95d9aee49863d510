type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/**
 * One name for a pressed key, as commands write it: `T`, `Shift+T`, `Ctrl+K`, `?`. On a keyboard of another script, or where Alt makes another
 * sign, the place of the key counts; a sign that needs Shift is named by itself.
 */
export function keyName({ key, code, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string {
  const place = /^Key([A-Z])$/.exec(code)?.[1]
  const isLatin = /^[a-z]$/i.test(key)
  const isOther = place !== undefined && (/^\P{ASCII}$/u.test(key) || key === 'Dead')
  const name = isLatin ? key.toUpperCase() : isOther ? place : key
  const withShift = shiftKey && (/^[A-Z]$/.test(name) || name.length > 1)
  return [ctrlKey || metaKey ? 'Ctrl' : '', altKey ? 'Alt' : '', withShift ? 'Shift' : '', name]
    .filter(Boolean)
    .join('+')
}

/** Keys that mean something to a text field or a browser on their own. */
export const isSingleKey = (name: string): boolean => !/^(Ctrl|Alt)\+/.test(name) && name !== 'Escape'
