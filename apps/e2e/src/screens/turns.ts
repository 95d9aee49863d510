/** Lets one after the other do what only one can do at a time, as talk with the only operator there is. */
export function createTurns() {
  let last: Promise<unknown> = Promise.resolve()
  return (act: () => Promise<void>): Promise<void> => {
    const turn = last.then(act)
    last = turn.catch(() => {})
    return turn
  }
}
