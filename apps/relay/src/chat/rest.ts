/** Until the next turn of the event loop, so that what has come in meanwhile is served. */
export const rest = () => new Promise<void>(resolve => setImmediate(resolve))
