/** As often as a screen is drawn under load. */
const frameMs = 16

/** Draws once a frame when something has changed. */
export function createDrawing(draw: () => void) {
  let timer: NodeJS.Timeout | undefined
  const now = () => {
    clearTimeout(timer)
    timer = undefined
    draw()
  }
  return {
    due: () => {
      timer ??= setTimeout(now, frameMs)
    },
    now,
    stop: () => clearTimeout(timer),
  }
}
