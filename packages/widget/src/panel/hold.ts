/** The page behind a panel that fills the screen must not scroll under the visitor's finger; what the page itself had set comes back. */
export function createHold(): (isOpen: boolean) => void {
  const { style } = document.documentElement
  const fillsScreen = matchMedia('(max-width: 480px), (max-height: 480px)')
  let before: string | undefined
  return isOpen => {
    const holds = isOpen && fillsScreen.matches
    if (holds === (before !== undefined)) return
    if (holds) {
      before = style.overflow
      style.overflow = 'hidden'
    } else {
      style.overflow = before ?? ''
      before = undefined
    }
  }
}
