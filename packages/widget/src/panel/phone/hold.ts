/** The page behind a panel that fills the screen must not scroll under the visitor's finger; what the page itself had set comes back. */
export function createHold(): (fills: boolean) => void {
  const { style } = document.documentElement
  let before: string | undefined
  return fills => {
    if (fills === (before !== undefined)) return
    if (fills) {
      before = style.overflow
      style.overflow = 'hidden'
    } else {
      style.overflow = before ?? ''
      before = undefined
    }
  }
}
