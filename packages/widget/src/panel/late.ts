/**
 * A part that loads when it is first asked for, undefined until it has come. One that did not come is asked for again the next time, such as when the
 * connection is back.
 */
export function createLate<T>(load: () => Promise<T>, came: (part: T) => void): () => T | undefined {
  let part: T | undefined
  let isComing = false
  return () => {
    if (!isComing) {
      isComing = true
      load()
        .then(loaded => {
          part = loaded
          came(loaded)
        })
        .catch(() => {
          isComing = false
        })
    }
    return part
  }
}
